# What a person may choose instead, and what follows from it.

run "dev_can_be_thrown_away" {
  command = plan

  variables {
    environment = "dev"
  }

  assert {
    condition     = !aws_db_instance.this.deletion_protection && aws_db_instance.this.skip_final_snapshot && !aws_lb.this.enable_deletion_protection && aws_ecr_repository.this.force_delete && aws_secretsmanager_secret.auth_secret.recovery_window_in_days == 0
    error_message = "What is not prod is destroyed without a trace."
  }
}

run "protection_can_be_lifted" {
  command = plan

  variables {
    protected = false
  }

  assert {
    condition     = !aws_db_instance.this.deletion_protection && !aws_lb.this.enable_deletion_protection && !aws_db_instance.this.skip_final_snapshot
    error_message = "protected = false lifts it, and the database still leaves a last snapshot."
  }
}

run "a_private_network_has_no_way_to_the_internet" {
  command = plan

  variables {
    network = "private"
  }

  assert {
    condition     = !aws_ecs_service.this.network_configuration[0].assign_public_ip && length(aws_vpc_security_group_egress_rule.task_to_aws) == 0
    error_message = "Tasks are to have neither a public address nor a rule that lets them out."
  }

  assert {
    condition     = toset(keys(aws_vpc_endpoint.aws)) == toset(["bedrock-runtime", "ecr.api", "ecr.dkr", "logs", "secretsmanager"]) && alltrue([for each in aws_vpc_endpoint.aws : each.private_dns_enabled])
    error_message = "What the app needs of AWS is inside the VPC."
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.task_to_endpoints) == 1 && length(aws_vpc_security_group_egress_rule.task_to_s3) == 1
    error_message = "Tasks reach the endpoints, and S3 for the image's layers."
  }
}

run "a_public_one_has_one_rule_out" {
  command = plan

  assert {
    condition     = aws_ecs_service.this.network_configuration[0].assign_public_ip && length(aws_vpc_endpoint.aws) == 0 && aws_vpc_security_group_egress_rule.task_to_aws[0].from_port == 443 && aws_vpc_security_group_egress_rule.task_to_aws[0].to_port == 443
    error_message = "Tasks go out by https alone."
  }
}

run "with_a_certificate_the_load_balancer_speaks_https_alone" {
  command = plan

  variables {
    certificate_arn    = "arn:aws:acm:us-east-1:123456789012:certificate/abc"
    origin_domain_name = "origin.example.com"
  }

  assert {
    condition     = aws_lb_listener.this.protocol == "HTTPS" && aws_lb_listener.this.port == 443 && startswith(aws_lb_listener.this.ssl_policy, "ELBSecurityPolicy-TLS13")
    error_message = "The load balancer is to speak TLS 1.2 or 1.3."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.alb_from_cloudfront.from_port == 443 && one(aws_cloudfront_distribution.this.origin[*].domain_name) == "origin.example.com" && one(aws_cloudfront_distribution.this.origin[*].custom_origin_config[0].origin_protocol_policy) == "https-only"
    error_message = "CloudFront is to speak https with the load balancer."
  }
}

run "a_name_of_ones_own_is_the_address" {
  command = plan

  variables {
    domain_name            = "chat.example.com"
    domain_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/abc"
  }

  assert {
    condition     = local.environment.AUTH_URL == "https://chat.example.com" && aws_cloudfront_distribution.this.aliases == toset(["chat.example.com"]) && aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021"
    error_message = "Sessions are to be for that name, which CloudFront has a certificate for."
  }
}

run "a_secret_is_rotated_without_signing_anybody_out" {
  command = plan

  variables {
    auth_secret_version = 2
  }

  assert {
    condition     = join(" ", local.container.secrets[*].name) == "AUTH_SECRET AUTH_SECRET_PREVIOUS POSTGRES_URL" && local.environment.SECRETS_VERSION == "1.2"
    error_message = "The secret before is to be accepted, and tasks to be made anew."
  }
}

run "secrets_of_ones_own_are_taken" {
  command = plan

  variables {
    db_password = "a-password-of-twenty+"
    auth_secret = "thirty-two characters or more, as it is asked for"
  }

  assert {
    condition     = aws_secretsmanager_secret_version.db_password.secret_string == null && aws_secretsmanager_secret_version.auth_secret.secret_string == null
    error_message = "They are written, and not kept in the state."
  }
}

run "an_address_is_written_to" {
  command = plan

  variables {
    alarm_email = "anna@example.com"
  }

  assert {
    condition     = aws_sns_topic_subscription.email[0].endpoint == "anna@example.com" && aws_budgets_budget.this[0].limit_amount == "100" && length(aws_budgets_budget.this[0].notification) == 2
    error_message = "That address hears of alarms and of the budget."
  }
}

run "far_from_any_profile_it_says_so" {
  command = plan

  variables {
    aws_region = "sa-east-1"
  }

  expect_failures = [aws_iam_role_policy.task]
}

run "x86" {
  command = plan

  variables {
    architecture = "X86_64"
  }

  assert {
    condition     = aws_ecs_task_definition.template.runtime_platform[0].cpu_architecture == "X86_64" && output.deployment.platform == "linux/amd64"
    error_message = "Tasks and images are to be for the same processor."
  }
}

run "settings_reach_the_app" {
  command = plan

  variables {
    settings = { CHAT_GUEST_QUESTIONS = "5" }
  }

  assert {
    condition     = local.environment.CHAT_GUEST_QUESTIONS == "5" && local.environment.CHAT_PROVIDER == "bedrock"
    error_message = "More settings are to be added to those that are made here."
  }
}
