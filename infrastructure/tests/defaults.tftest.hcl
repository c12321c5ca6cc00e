# What an empty terraform.tfvars makes: safe, and of the size that the cost table says.

run "names" {
  command = plan

  assert {
    condition     = local.name == "ai-chatbot-prod" && aws_ecs_cluster.this.name == local.name && aws_ecs_service.this.name == local.name && aws_ecr_repository.this.name == local.name
    error_message = "Everything is to be named after the environment."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.name == "/ecs/${aws_ecs_service.this.name}"
    error_message = "The log is to be where people look for it: /ecs/<service-name>."
  }
}

run "the_database_is_private_encrypted_and_protected" {
  command = plan

  assert {
    condition     = !aws_db_instance.this.publicly_accessible && aws_db_instance.this.storage_encrypted
    error_message = "The database is to be private and encrypted."
  }

  assert {
    condition     = aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot && !aws_db_instance.this.delete_automated_backups
    error_message = "In prod the database is to be protected against being deleted, and leave a snapshot."
  }

  assert {
    condition     = aws_db_instance.this.backup_retention_period == 7 && aws_db_instance.this.engine == "postgres" && aws_db_instance.this.instance_class == "db.t4g.micro" && aws_db_instance.this.storage_type == "gp3"
    error_message = "The database is to be a small PostgreSQL with a week of backups."
  }

  assert {
    condition     = aws_db_instance.this.password == null && aws_db_instance.this.password_wo_version == 1
    error_message = "The database's password is not to be in the state."
  }
}

run "only_cloudfront_reaches_the_load_balancer_and_only_it_the_tasks" {
  command = plan

  assert {
    condition     = aws_vpc_security_group_ingress_rule.alb_from_cloudfront.prefix_list_id == data.aws_ec2_managed_prefix_list.cloudfront.id
    error_message = "The load balancer is to let CloudFront's addresses in alone."
  }

  assert {
    condition = alltrue([
      for rule in [
        aws_vpc_security_group_ingress_rule.alb_from_cloudfront,
        aws_vpc_security_group_ingress_rule.task_from_alb,
        aws_vpc_security_group_ingress_rule.database_from_task,
      ] : rule.cidr_ipv4 == null && rule.cidr_ipv6 == null
    ])
    error_message = "No rule that lets somebody in is to name addresses."
  }

  assert {
    condition     = aws_lb_listener.this.default_action[0].type == "fixed-response" && aws_lb_listener.this.default_action[0].fixed_response[0].status_code == "403"
    error_message = "Who comes without CloudFront's secret header is to be told no."
  }

  assert {
    condition     = aws_lb.this.drop_invalid_header_fields && aws_lb.this.enable_deletion_protection
    error_message = "The load balancer is to drop malformed headers, and in prod to be protected."
  }
}

run "the_task_is_confined" {
  command = plan

  assert {
    condition     = local.container.readonlyRootFilesystem && local.container.user == "65532" && local.container.linuxParameters.capabilities.drop == ["ALL"]
    error_message = "The container is to run as nobody, with a root filesystem that cannot be written and without capabilities."
  }

  assert {
    condition     = join(" ", local.container.secrets[*].name) == "AUTH_SECRET POSTGRES_URL" && local.container.memory == 512
    error_message = "The task is to have its two secrets from Secrets Manager."
  }

  assert {
    condition     = length([for name in local.container.environment[*].name : name if name != "SECRETS_VERSION" && length(regexall("SECRET|PASSWORD|TOKEN|POSTGRES|KEY", name)) > 0]) == 0
    error_message = "No secret is to stand in the task's plain environment."
  }

  assert {
    condition = {
      for name in ["AUTH_TRUST_HOST", "AWS_REGION", "CHAT_PROVIDER", "CHAT_PROXIES", "HOST", "PORT"] : name => local.environment[name]
    } == { AUTH_TRUST_HOST = "true", AWS_REGION = "us-east-1", CHAT_PROVIDER = "bedrock", CHAT_PROXIES = "2", HOST = "0.0.0.0", PORT = "8080" }
    error_message = "The task is to ask Bedrock, listen to all, and believe two proxies."
  }

  assert {
    condition     = aws_ecs_task_definition.template.cpu == "256" && aws_ecs_task_definition.template.memory == "512" && aws_ecs_task_definition.template.runtime_platform[0].cpu_architecture == "ARM64"
    error_message = "A task is to be the small ARM one of the cost table."
  }

  assert {
    condition     = aws_ecs_service.this.deployment_circuit_breaker[0].enable && aws_ecs_service.this.deployment_circuit_breaker[0].rollback && aws_ecs_service.this.deployment_minimum_healthy_percent == 100
    error_message = "A deployment that fails is to be rolled back, and never to leave fewer tasks."
  }

  assert {
    condition     = aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE" && aws_ecr_repository.this.image_scanning_configuration[0].scan_on_push
    error_message = "A tag is to be one image for good, which is scanned."
  }
}

run "streams_survive_each_hop" {
  command = plan

  assert {
    condition     = aws_lb.this.idle_timeout > one(aws_cloudfront_distribution.this.origin[*].custom_origin_config[0].origin_read_timeout)
    error_message = "The load balancer is to wait longer than CloudFront."
  }

  assert {
    condition     = one(aws_cloudfront_distribution.this.origin[*].custom_origin_config[0].origin_keepalive_timeout) < aws_lb.this.idle_timeout
    error_message = "CloudFront is to let go of an idle connection before the load balancer does."
  }

  assert {
    condition     = local.container.stopTimeout > tonumber(local.environment.CHAT_SHUTDOWN_GRACE) && local.container.stopTimeout <= 120
    error_message = "A task is to be killed only after its answers had their time; Fargate waits 120 s at the most."
  }

  assert {
    condition     = !aws_cloudfront_distribution.this.default_cache_behavior[0].compress && aws_cloudfront_distribution.this.default_cache_behavior[0].cache_policy_id == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    error_message = "CloudFront is neither to cache nor to compress pages and streams."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].origin_request_policy_id == "33f36d7e-f396-46d9-90e0-52428a34d9dc"
    error_message = "CloudFront is to tell the app where people are and by which protocol they came."
  }

  assert {
    condition     = [for each in aws_cloudfront_distribution.this.ordered_cache_behavior : each.path_pattern] == ["/assets/*"] && aws_cloudfront_distribution.this.ordered_cache_behavior[0].compress
    error_message = "Only files with a fingerprint are to be cached."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
    error_message = "People are to be led to https."
  }
}

run "a_task_that_leaves_has_its_time" {
  command = plan

  assert {
    condition     = aws_lb_target_group.this.deregistration_delay == tostring(local.timings.deregistration) && aws_ecs_service.this.health_check_grace_period_seconds == local.timings.startup
    error_message = "The waits are those that InfrastructureTest reads."
  }
}

run "somebody_watches" {
  command = plan

  assert {
    condition     = keys(aws_cloudwatch_metric_alarm.this) == ["cpu", "database_storage", "errors", "latency", "throttled", "unanswered", "unhealthy"]
    error_message = "Errors, latency, unhealthy hosts, processors, storage and throttling each have an alarm."
  }

  assert {
    condition     = aws_cloudwatch_log_metric_filter.this["RepliesLive"].metric_transformation[0].value == "$.repliesLive" && aws_appautoscaling_policy.live_replies.target_tracking_scaling_policy_configuration[0].customized_metric_specification[0].metric_name == "RepliesLive"
    error_message = "Tasks are to be added by the answers that they make."
  }

  assert {
    condition     = aws_appautoscaling_target.this.min_capacity == 1 && aws_appautoscaling_target.this.max_capacity == 4
    error_message = "One to four tasks are to run."
  }

  assert {
    condition     = length(aws_budgets_budget.this) == 0 && length(aws_sns_topic_subscription.email) == 0
    error_message = "Without an address nobody can be written to."
  }
}
