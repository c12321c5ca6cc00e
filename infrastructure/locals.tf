locals {
  name      = "ai-chatbot-${var.environment}"
  protected = coalesce(var.protected, var.environment == "prod")
  snapshot  = coalesce(var.final_snapshot, var.environment == "prod")
  private   = var.network == "private"
  account   = data.aws_caller_identity.this.account_id
  partition = data.aws_partition.this.partition

  port       = 8080
  public_url = "https://${coalesce(var.domain_name, aws_cloudfront_distribution.this.domain_name)}"

  # How long each hop of a streamed answer waits, in seconds: each longer than what it waits for. The app's own are in
  # ai.chatbot.web.Timing; InfrastructureTest reads both.
  timings = {
    cloudfront_read      = 60  # without a byte; the app sends one every heartbeat
    cloudfront_keepalive = 5   # idle connections to the load balancer, which keeps them for longer
    alb_idle             = 300 # without a byte; over CloudFront's, under the app's
    deregistration       = 60  # what still runs on a task that is leaving; a reader comes back to another
    shutdown_grace       = 100 # CHAT_SHUTDOWN_GRACE: answers end in it
    stop                 = 120 # until a task is killed: Fargate's longest
    startup              = 120 # until health checks count: migrations and a slow processor
  }
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_availability_zones" "available" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}
