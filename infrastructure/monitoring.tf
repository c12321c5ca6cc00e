locals {
  metrics = "AIChatbot/${var.environment}"

  # Figures out of the app's log: the line that it writes each minute, and what it says of trouble.
  figures = {
    RepliesLive     = { pattern = "{ $.message = \"figures\" }", value = "$.repliesLive" }
    RepliesRefused  = { pattern = "{ $.message = \"figures\" }", value = "$.repliesRefused" }
    FirstWordMillis = { pattern = "{ $.firstWordMillisMedian = * }", value = "$.firstWordMillisMedian" }
    ModelsThrottled = { pattern = "{ ($.logger_name = \"operator\") && ($.message = \"* Throttled: *\") }", value = "1" }
  }

  load_balancer = { LoadBalancer = aws_lb.this.arn_suffix }
  targets       = { LoadBalancer = aws_lb.this.arn_suffix, TargetGroup = aws_lb_target_group.this.arn_suffix }
  service       = { ClusterName = aws_ecs_cluster.this.name, ServiceName = aws_ecs_service.this.name }
  database      = { DBInstanceIdentifier = aws_db_instance.this.identifier }

  # Each policy of autoscaling.tf has two of its own, and ten are free. minutes: how long in a row.
  alarms = {
    errors           = { says = "The app answered with errors.", metric = ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count"], of = local.targets, statistic = "Sum", above = 10, minutes = 5 }
    unanswered       = { says = "The load balancer had nobody to ask.", metric = ["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count"], of = local.load_balancer, statistic = "Sum", above = 10, minutes = 5 }
    latency          = { says = "Pages and first bytes of answers take long.", metric = ["AWS/ApplicationELB", "TargetResponseTime"], of = local.targets, statistic = "p95", above = 5, minutes = 5 }
    unhealthy        = { says = "A task does not answer its health check.", metric = ["AWS/ApplicationELB", "UnHealthyHostCount"], of = local.targets, statistic = "Minimum", above = 0, minutes = 5 }
    cpu              = { says = "The tasks' processors are busy, and no more tasks are allowed or come.", metric = ["AWS/ECS", "CPUUtilization"], of = local.service, statistic = "Average", above = 85, minutes = 15 }
    database_storage = { says = "The database has less than 2 GiB left.", metric = ["AWS/RDS", "FreeStorageSpace"], of = local.database, statistic = "Minimum", below = 2147483648, minutes = 5 }
    throttled        = { says = "Bedrock refuses calls because of quotas.", metric = [local.metrics, "ModelsThrottled"], of = {}, statistic = "Sum", above = 10, minutes = 5 }
  }
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each = local.figures

  name           = "${local.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = each.value.pattern

  metric_transformation {
    namespace = local.metrics
    name      = each.key
    value     = each.value.value
  }
}

resource "aws_sns_topic" "alarms" {
  name = "${local.name}-alarms"
}

resource "aws_sns_topic_subscription" "email" {
  count = var.alarm_email == null ? 0 : 1

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${local.name}-${replace(each.key, "_", "-")}"
  alarm_description   = each.value.says
  namespace           = each.value.metric[0]
  metric_name         = each.value.metric[1]
  dimensions          = each.value.of
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = can(each.value.below) ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = try(each.value.below, each.value.above)
  period              = 300
  evaluation_periods  = each.value.minutes / 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = local.name

  dashboard_body = jsonencode({
    widgets = [
      for place, graph in [
        { title = "Answers being made, refused", metrics = [[local.metrics, "RepliesLive", { stat = "Sum" }], [local.metrics, "RepliesRefused", { stat = "Sum" }]] },
        { title = "Milliseconds to the first word", metrics = [[local.metrics, "FirstWordMillis", { stat = "Average" }]] },
        { title = "Requests, errors", metrics = [
          ["AWS/ApplicationELB", "RequestCount", "LoadBalancer", aws_lb.this.arn_suffix, { stat = "Sum" }],
          ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer", aws_lb.this.arn_suffix, { stat = "Sum" }],
          ["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "LoadBalancer", aws_lb.this.arn_suffix, { stat = "Sum" }],
        ] },
        { title = "Tasks: CPU, memory (%)", metrics = [
          ["AWS/ECS", "CPUUtilization", "ClusterName", aws_ecs_cluster.this.name, "ServiceName", aws_ecs_service.this.name],
          ["AWS/ECS", "MemoryUtilization", "ClusterName", aws_ecs_cluster.this.name, "ServiceName", aws_ecs_service.this.name],
        ] },
        { title = "Database: CPU (%), connections", metrics = [
          ["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", aws_db_instance.this.identifier],
          ["AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", aws_db_instance.this.identifier],
        ] },
        { title = "Calls that Bedrock throttled", metrics = [[local.metrics, "ModelsThrottled", { stat = "Sum" }]] },
        ] : {
        type       = "metric", x = 12 * (place % 2), y = 6 * floor(place / 2), width = 12, height = 6
        properties = { title = graph.title, region = var.aws_region, view = "timeSeries", period = 60, metrics = graph.metrics }
      }
    ]
  })
}

resource "aws_budgets_budget" "this" {
  count = var.alarm_email != null && var.monthly_budget > 0 ? 1 : 0

  name         = local.name
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_budget)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }

    content {
      notification_type          = notification.key
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      comparison_operator        = "GREATER_THAN"
      subscriber_email_addresses = [var.alarm_email]
    }
  }
}
