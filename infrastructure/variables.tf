# What a person may decide. Nothing has to be: an empty terraform.tfvars makes a safe installation.

variable "aws_region" {
  description = "The AWS region for everything, and whose Bedrock answers."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}-[a-z]+-[0-9]$", var.aws_region)) && !startswith(var.aws_region, "cn-")
    error_message = "aws_region is a commercial region, written as in us-east-1: CloudFront is not offered in the others."
  }
}

variable "environment" {
  description = "The name of this installation. prod is protected against being deleted."
  type        = string
  default     = "prod"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.environment)) && length(var.environment) <= 12
    error_message = "environment is 1 to 12 small letters, digits and hyphens, begins with a letter, and has hyphens only between them."
  }
}

# --- secrets -----------------------------------------------------------------

variable "db_password" {
  description = "The database's password, taken when it is made and whenever db_password_version is raised. Left out, one is made; either way it stands in Secrets Manager alone, never in the state."
  type        = string
  default     = null
  sensitive   = true
  ephemeral   = true

  validation {
    condition     = var.db_password == null || can(regex("^[!#-.0-?A-~]{16,128}$", var.db_password))
    error_message = "db_password has 16 to 128 printable ASCII characters, and no slash, quotation mark, at sign or space, which RDS refuses."
  }
}

variable "auth_secret" {
  description = "Signs people's sessions; taken at first and whenever auth_secret_version is raised. Left out, one is made; either way it stands in Secrets Manager alone, never in the state."
  type        = string
  default     = null
  sensitive   = true
  ephemeral   = true

  validation {
    condition     = var.auth_secret == null || try(length(var.auth_secret) >= 32, false)
    error_message = "auth_secret has 32 characters or more: openssl rand -base64 32 makes one."
  }
}

variable "db_password_version" {
  description = "One more than before gives the database a new password with the next apply. Deploy afterwards."
  type        = number
  default     = 1

  validation {
    condition     = var.db_password_version >= 1 && floor(var.db_password_version) == var.db_password_version
    error_message = "db_password_version is a whole number from 1."
  }
}

variable "auth_secret_version" {
  description = "One more than before makes a new auth_secret with the next apply; sessions of the one before hold on. Begin with 1. Deploy afterwards."
  type        = number
  default     = 1

  validation {
    condition     = var.auth_secret_version >= 1 && floor(var.auth_secret_version) == var.auth_secret_version
    error_message = "auth_secret_version is a whole number from 1."
  }
}

# --- the address -------------------------------------------------------------

variable "domain_name" {
  description = "A name of your own for the chat, such as chat.example.com. Left out, CloudFront's own name is used. Point it at the output cloudfront_domain_name."
  type        = string
  default     = null

  validation {
    condition     = var.domain_name == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "domain_name is a host name alone, without https:// or a path."
  }
}

variable "domain_certificate_arn" {
  description = "The ACM certificate for domain_name; CloudFront takes it from us-east-1 only."
  type        = string
  default     = null

  validation {
    condition     = (var.domain_certificate_arn == null) == (var.domain_name == null)
    error_message = "domain_name and domain_certificate_arn go together: give both or neither."
  }

  validation {
    condition     = var.domain_certificate_arn == null || can(regex("^arn:[^:]+:acm:us-east-1:[0-9]{12}:certificate/", var.domain_certificate_arn))
    error_message = "domain_certificate_arn is the ARN of a certificate in us-east-1, where CloudFront looks for it."
  }
}

variable "origin_domain_name" {
  description = "A name of your own that leads to the load balancer (output alb_dns_name), so that CloudFront can speak https with it."
  type        = string
  default     = null

  validation {
    condition     = var.origin_domain_name == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.origin_domain_name))
    error_message = "origin_domain_name is a host name alone, without https:// or a path."
  }
}

variable "certificate_arn" {
  description = "The ACM certificate for origin_domain_name, in aws_region: the load balancer then speaks https alone."
  type        = string
  default     = null

  validation {
    condition     = (var.certificate_arn == null) == (var.origin_domain_name == null)
    error_message = "certificate_arn and origin_domain_name go together: a certificate is for a name, and the load balancer's own cannot have one."
  }

  validation {
    condition     = var.certificate_arn == null || can(regex("^arn:[^:]+:acm:[a-z0-9-]+:[0-9]{12}:certificate/", var.certificate_arn))
    error_message = "certificate_arn is the ARN of an ACM certificate."
  }
}

# --- the network -------------------------------------------------------------

variable "network" {
  description = "public: tasks have a public address that nothing can reach, which is cheap. private: tasks have none and reach AWS through VPC endpoints alone; no part of the app can reach the Internet."
  type        = string
  default     = "public"

  validation {
    condition     = contains(["public", "private"], var.network)
    error_message = "network is public or private."
  }
}

variable "vpc_cidr" {
  description = "The VPC's addresses, a /16 to /22."
  type        = string
  default     = "10.0.0.0/16"

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0)) && try(tonumber(split("/", var.vpc_cidr)[1]) >= 16 && tonumber(split("/", var.vpc_cidr)[1]) <= 22, false)
    error_message = "vpc_cidr is a block of IPv4 addresses from /16 to /22, such as 10.0.0.0/16."
  }
}

# --- the service -------------------------------------------------------------

variable "architecture" {
  description = "ARM64, which is cheaper, or X86_64. deploy.sh builds for the same."
  type        = string
  default     = "ARM64"

  validation {
    condition     = contains(["ARM64", "X86_64"], var.architecture)
    error_message = "architecture is ARM64 or X86_64."
  }
}

variable "cpu" {
  description = "CPU units of a task; 1024 are one processor."
  type        = number
  default     = 256

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096], var.cpu)
    error_message = "cpu is 256, 512, 1024, 2048 or 4096, as Fargate has it."
  }
}

variable "memory" {
  description = "MiB of memory of a task."
  type        = number
  default     = 512

  validation {
    condition = contains(lookup({
      "256"  = [512, 1024, 2048]
      "512"  = [1024, 2048, 3072, 4096]
      "1024" = [2048, 3072, 4096, 5120, 6144, 7168, 8192]
      "2048" = [for each in range(4, 17) : each * 1024]
      "4096" = [for each in range(8, 31) : each * 1024]
    }, tostring(var.cpu), []), var.memory)
    error_message = "Fargate has no such memory for this cpu: 256 goes with 512, 1024 or 2048; 512 with 1024 to 4096; 1024 with 2048 to 8192; 2048 with 4096 to 16384; 4096 with 8192 to 30720, in steps of 1024."
  }
}

variable "min_tasks" {
  description = "How many tasks run at least; 2 outlive the loss of an availability zone without a pause."
  type        = number
  default     = 1

  validation {
    condition     = var.min_tasks >= 1 && var.min_tasks <= 100
    error_message = "min_tasks is 1 to 100."
  }
}

variable "max_tasks" {
  description = "How many tasks run at most."
  type        = number
  default     = 4

  validation {
    condition     = var.max_tasks >= var.min_tasks && var.max_tasks <= 100
    error_message = "max_tasks is min_tasks to 100."
  }
}

variable "live_replies_per_task" {
  description = "Another task is started when each makes more answers at once than that, on the average."
  type        = number
  default     = 50

  validation {
    condition     = var.live_replies_per_task >= 1 && var.live_replies_per_task <= 500
    error_message = "live_replies_per_task is 1 to 500: beyond, a task refuses more answers (CHAT_LIVE_REPLIES)."
  }
}

variable "settings" {
  description = "More settings of the app, such as { CHAT_GUEST_QUESTIONS = \"5\" }; README.md of the project lists them."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.settings) : can(regex("^CHAT_[A-Z_]+$", name))])
    error_message = "settings takes names that begin with CHAT_: the others are made here, and what is secret does not belong into a task's plain environment."
  }

  validation {
    condition     = length(setintersection(keys(var.settings), ["CHAT_PROVIDER", "CHAT_PROXIES", "CHAT_LOG", "CHAT_DATA_DIR", "CHAT_SHUTDOWN_GRACE", "CHAT_GLOBAL_INFERENCE", "CHAT_GUARDRAIL"])) == 0
    error_message = "settings cannot say CHAT_PROVIDER, CHAT_PROXIES, CHAT_LOG, CHAT_DATA_DIR or CHAT_SHUTDOWN_GRACE, on which the rest relies, nor CHAT_GLOBAL_INFERENCE and CHAT_GUARDRAIL, which are variables here because they need rights."
  }
}

variable "global_inference" {
  description = "true if questions may be answered anywhere in the world: cheaper, and the only way to Claude from some regions."
  type        = bool
  default     = false
}

variable "guardrail" {
  description = "A Bedrock guardrail that everything passes through, as its ARN and version: arn:aws:bedrock:us-east-1:123456789012:guardrail/abc123:1."
  type        = string
  default     = null

  validation {
    condition     = var.guardrail == null || can(regex("^arn:[^:]+:bedrock:[a-z0-9-]+:[0-9]{12}:guardrail/[a-z0-9]+:([0-9]+|DRAFT)$", var.guardrail))
    error_message = "guardrail is a guardrail's ARN, a colon and its version."
  }
}

# --- the database ------------------------------------------------------------

variable "db_version" {
  description = "The major version of PostgreSQL."
  type        = string
  default     = "17"

  validation {
    condition     = contains(["15", "16", "17", "18"], var.db_version)
    error_message = "db_version is 15, 16, 17 or 18: before, a database lets in who does not encrypt unless it is told otherwise."
  }
}

variable "db_instance_class" {
  description = "The database's machine."
  type        = string
  default     = "db.t4g.micro"

  validation {
    condition     = can(regex("^db\\.[a-z][a-z0-9]+\\.[a-z0-9]+$", var.db_instance_class))
    error_message = "db_instance_class is a class of RDS, such as db.t4g.micro."
  }
}

variable "db_multi_az" {
  description = "true keeps a second database in another zone that takes over when the first is lost; it doubles the price."
  type        = bool
  default     = false
}

variable "db_backup_days" {
  description = "How many days back the database can be restored to any second."
  type        = number
  default     = 7

  validation {
    condition     = var.db_backup_days >= 1 && var.db_backup_days <= 35
    error_message = "db_backup_days is 1 to 35."
  }
}

# --- watching and paying -----------------------------------------------------

variable "alarm_email" {
  description = "Who is written to when an alarm or the budget speaks. AWS asks that address for its consent first."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_email == null || can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", var.alarm_email))
    error_message = "alarm_email is one e-mail address."
  }
}

variable "monthly_budget" {
  description = "US dollars a month for the whole account, after which alarm_email is written to; 0 for no budget."
  type        = number
  default     = 100

  validation {
    condition     = var.monthly_budget >= 0
    error_message = "monthly_budget is 0 or more US dollars."
  }
}

variable "log_days" {
  description = "How many days logs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653], var.log_days)
    error_message = "log_days is one of the lengths that CloudWatch has: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827 or 3653."
  }
}

variable "github_repository" {
  description = "A repository, such as you/ai-chatbot, whose workflow on main may deploy without a stored key; see github-actions.yml."
  type        = string
  default     = null

  validation {
    condition     = var.github_repository == null || can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "github_repository is an owner, a slash and a name."
  }
}

variable "github_oidc_provider_arn" {
  description = "The account's provider for GitHub's tokens, if it has one already: there can be one only."
  type        = string
  default     = null

  validation {
    condition     = var.github_oidc_provider_arn == null || can(regex("^arn:[^:]+:iam::[0-9]{12}:oidc-provider/token.actions.githubusercontent.com$", var.github_oidc_provider_arn))
    error_message = "github_oidc_provider_arn is the ARN of the provider token.actions.githubusercontent.com."
  }
}

variable "final_snapshot" {
  description = "Whether a database that is destroyed leaves a last snapshot, and its automatic backups. Left out: in prod, also where protected is false."
  type        = bool
  default     = null
}

variable "protected" {
  description = "Whether the database, the load balancer, the images and the secrets are protected against being deleted. Left out: in prod."
  type        = bool
  default     = null
}
