locals {
  environment = merge(var.settings, {
    AUTH_TRUST_HOST       = "true"
    AUTH_URL              = local.public_url
    AWS_REGION            = var.aws_region
    CHAT_DATA_DIR         = "/tmp/data"
    CHAT_GLOBAL_INFERENCE = tostring(var.global_inference)
    CHAT_LOG              = "json"
    CHAT_PROVIDER         = "bedrock"
    CHAT_PROXIES          = "2" # CloudFront and the load balancer.
    CHAT_SHUTDOWN_GRACE   = tostring(local.timings.shutdown_grace)
    HOST                  = "0.0.0.0"
    PORT                  = tostring(local.port)
    # A new password means new tasks: they read it when they start.
    SECRETS_VERSION = "${var.db_password_version}.${var.auth_secret_version}"
  }, var.guardrail == null ? {} : { CHAT_GUARDRAIL = var.guardrail })

  secrets = merge({
    # By its version: tasks of the revision before, which do not know the new one, go on with theirs.
    AUTH_SECRET  = "${aws_secretsmanager_secret.auth_secret.arn}:::${aws_secretsmanager_secret_version.auth_secret.version_id}"
    POSTGRES_URL = aws_secretsmanager_secret.postgres_url.arn
    }, var.auth_secret_version == 1 ? {} : {
    AUTH_SECRET_PREVIOUS = "${aws_secretsmanager_secret.auth_secret.arn}::AWSPREVIOUS:"
  })

  container = {
    name      = "chat"
    image     = "${aws_ecr_repository.this.repository_url}:none" # deploy.sh puts a commit's in its place.
    essential = true
    memory    = var.memory # By which Java measures its heap, not by the machine.
    command   = ["serve"]

    environment = [for name, value in local.environment : { name = name, value = value }]
    secrets     = [for name, arn in local.secrets : { name = name, valueFrom = arn }]

    portMappings = [{ containerPort = local.port, hostPort = local.port, protocol = "tcp" }]
    mountPoints  = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
    stopTimeout  = local.timings.stop
    user         = "65532"
    ulimits      = [{ name = "nofile", softLimit = 65536, hardLimit = 65536 }]

    readonlyRootFilesystem = true
    linuxParameters        = { initProcessEnabled = false, capabilities = { add = [], drop = ["ALL"] } }

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = var.aws_region
        awslogs-stream-prefix = "chat"
        mode                  = "non-blocking"
      }
    }

    systemControls = []
    volumesFrom    = []
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/ecs/${local.name}"
  retention_in_days = var.log_days
}

resource "aws_ecs_cluster" "this" {
  name = local.name

  setting {
    name  = "containerInsights"
    value = "disabled" # It is billed by the metric; CPU and memory come without.
  }
}

# What a task is to be, but for its image: deploy.sh makes a revision of the service's own family out of it.
resource "aws_ecs_task_definition" "template" {
  family                   = "${local.name}-template"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions    = jsonencode([local.container])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  # The one place to write to, which goes with the task.
  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "this" {
  name            = local.name
  cluster         = aws_ecs_cluster.this.id
  task_definition = aws_ecs_task_definition.template.arn
  launch_type     = "FARGATE"
  desired_count   = 0 # Until deploy.sh has brought an image.

  availability_zone_rebalancing     = "ENABLED"
  health_check_grace_period_seconds = local.timings.startup
  enable_execute_command            = false
  propagate_tags                    = "SERVICE"

  # A task more before there is one less.
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = local.private ? aws_subnet.private[*].id : aws_subnet.public[*].id
    security_groups  = [aws_security_group.task.id]
    assign_public_ip = !local.private
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.this.arn
    container_name   = local.container.name
    container_port   = local.port
  }

  lifecycle {
    # Those are deploy.sh's and the autoscaler's.
    ignore_changes = [task_definition, desired_count]
  }

  depends_on = [aws_lb_listener_rule.from_cloudfront, aws_iam_role_policy.execution, aws_iam_role_policy.task, aws_vpc_endpoint.aws]
}
