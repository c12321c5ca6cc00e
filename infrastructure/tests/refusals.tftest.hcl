# Each variable refuses what AWS, or common sense, would refuse later.

run "aws_region_1" {
  command = plan

  variables {
    aws_region = "Frankfurt"
  }

  expect_failures = [var.aws_region]
}

run "aws_region_2" {
  command = plan

  variables {
    aws_region = "us-east"
  }

  expect_failures = [var.aws_region]
}

run "environment_1" {
  command = plan

  variables {
    environment = "Prod"
  }

  expect_failures = [var.environment]
}

run "environment_2" {
  command = plan

  variables {
    environment = "much-too-long-a-name"
  }

  expect_failures = [var.environment]
}

run "environment_3" {
  command = plan

  variables {
    environment = "dev-"
  }

  expect_failures = [var.environment]
}

run "db_password_1" {
  command = plan

  variables {
    db_password = "short"
  }

  expect_failures = [var.db_password]
}

run "db_password_2" {
  command = plan

  variables {
    db_password = "with an at sign@ in it"
  }

  expect_failures = [var.db_password]
}

run "auth_secret_1" {
  command = plan

  variables {
    auth_secret = "too short"
  }

  expect_failures = [var.auth_secret]
}

run "db_password_version_1" {
  command = plan

  variables {
    db_password_version = 0
  }

  expect_failures = [var.db_password_version]
}

run "auth_secret_version_1" {
  command = plan

  variables {
    auth_secret_version = 1.5
  }

  expect_failures = [var.auth_secret_version]
}

run "domain_name_1" {
  command = plan

  variables {
    domain_name            = "https://chat.example.com"
    domain_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/abc"
  }

  expect_failures = [var.domain_name]
}

run "domain_certificate_arn_1" {
  command = plan

  variables {
    domain_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/abc"
    domain_name            = "chat.example.com"
  }

  expect_failures = [var.domain_certificate_arn]
}

run "origin_domain_name_1" {
  command = plan

  variables {
    origin_domain_name = "origin/path"
    certificate_arn    = "arn:aws:acm:us-east-1:123456789012:certificate/abc"
  }

  expect_failures = [var.origin_domain_name]
}

run "certificate_arn_1" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/abc"
  }

  expect_failures = [var.certificate_arn]
}

run "network_1" {
  command = plan

  variables {
    network = "secret"
  }

  expect_failures = [var.network]
}

run "vpc_cidr_1" {
  command = plan

  variables {
    vpc_cidr = "10.0.0.0/24"
  }

  expect_failures = [var.vpc_cidr]
}

run "vpc_cidr_2" {
  command = plan

  variables {
    vpc_cidr = "ten"
  }

  expect_failures = [var.vpc_cidr]
}

run "architecture_1" {
  command = plan

  variables {
    architecture = "MIPS"
  }

  expect_failures = [var.architecture]
}

run "cpu_1" {
  command = plan

  variables {
    cpu = 300
  }

  expect_failures = [var.cpu]
}

run "memory_1" {
  command = plan

  variables {
    memory = 300
  }

  expect_failures = [var.memory]
}

run "min_tasks_1" {
  command = plan

  variables {
    min_tasks = 0
  }

  expect_failures = [var.min_tasks]
}

run "max_tasks_1" {
  command = plan

  variables {
    max_tasks = 0
  }

  expect_failures = [var.max_tasks]
}

run "live_replies_per_task_1" {
  command = plan

  variables {
    live_replies_per_task = 501
  }

  expect_failures = [var.live_replies_per_task]
}

run "settings_1" {
  command = plan

  variables {
    settings = { AUTH_SECRET = "a secret in plain sight" }
  }

  expect_failures = [var.settings]
}

run "settings_2" {
  command = plan

  variables {
    settings = { CHAT_PROVIDER = "demo" }
  }

  expect_failures = [var.settings]
}

run "guardrail_1" {
  command = plan

  variables {
    guardrail = "abc123:1"
  }

  expect_failures = [var.guardrail]
}

run "db_version_1" {
  command = plan

  variables {
    db_version = "14"
  }

  expect_failures = [var.db_version]
}

run "db_instance_class_1" {
  command = plan

  variables {
    db_instance_class = "t4g.micro"
  }

  expect_failures = [var.db_instance_class]
}

run "db_backup_days_1" {
  command = plan

  variables {
    db_backup_days = 0
  }

  expect_failures = [var.db_backup_days]
}

run "alarm_email_1" {
  command = plan

  variables {
    alarm_email = "anna"
  }

  expect_failures = [var.alarm_email]
}

run "monthly_budget_1" {
  command = plan

  variables {
    monthly_budget = -1
  }

  expect_failures = [var.monthly_budget]
}

run "log_days_1" {
  command = plan

  variables {
    log_days = 31
  }

  expect_failures = [var.log_days]
}

run "github_repository_1" {
  command = plan

  variables {
    github_repository = "ai-chatbot"
  }

  expect_failures = [var.github_repository]
}

run "environment_4" {
  command = plan

  variables {
    environment = "a--b"
  }

  expect_failures = [var.environment]
}

run "aws_region_3" {
  command = plan

  variables {
    aws_region = "us-gov-west-1"
  }

  expect_failures = [var.aws_region]
}

run "github_oidc_provider_arn_1" {
  command = plan

  variables {
    github_oidc_provider_arn = "token.actions.githubusercontent.com"
  }

  expect_failures = [var.github_oidc_provider_arn]
}
