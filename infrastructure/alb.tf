locals {
  alb_https = var.certificate_arn != null
  alb_port  = local.alb_https ? 443 : 80

  # CloudFront proves itself by it; who comes past CloudFront is told no.
  origin_header = { name = "X-Origin-Secret", value = terraform_data.origin_secret.output }
}

resource "aws_lb" "this" {
  name                       = local.name
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = aws_subnet.public[*].id
  security_groups            = [aws_security_group.alb.id]
  idle_timeout               = local.timings.alb_idle
  drop_invalid_header_fields = true
  enable_deletion_protection = local.protected
}

resource "aws_lb_target_group" "this" {
  name_prefix                   = "chat-"
  vpc_id                        = aws_vpc.this.id
  target_type                   = "ip"
  protocol                      = "HTTP"
  port                          = local.port
  deregistration_delay          = local.timings.deregistration
  load_balancing_algorithm_type = "least_outstanding_requests"

  # Alive, not well: a database that is away must not have every task killed.
  health_check {
    path                = "/api/health"
    matcher             = "200"
    interval            = 15
    timeout             = 10
    healthy_threshold   = 2
    unhealthy_threshold = 4
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  protocol          = local.alb_https ? "HTTPS" : "HTTP"
  port              = local.alb_port
  certificate_arn   = var.certificate_arn
  ssl_policy        = local.alb_https ? "ELBSecurityPolicy-TLS13-1-2-2021-06" : null

  default_action {
    type = "fixed-response"

    fixed_response {
      status_code  = "403"
      content_type = "text/plain"
      message_body = "This load balancer answers CloudFront alone: open the address that terraform output app_url prints.\n"
    }
  }
}

resource "aws_lb_listener_rule" "from_cloudfront" {
  listener_arn = aws_lb_listener.this.arn
  priority     = 1

  condition {
    http_header {
      http_header_name = local.origin_header.name
      values           = [local.origin_header.value]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}
