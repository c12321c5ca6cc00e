output "app_url" {
  description = "Where the chat is."
  value       = local.public_url
}

output "cloudfront_domain_name" {
  description = "What a domain_name of your own is to be an alias of."
  value       = aws_cloudfront_distribution.this.domain_name
}

output "alb_dns_name" {
  description = "What an origin_domain_name of your own is to be an alias of. It answers CloudFront alone."
  value       = aws_lb.this.dns_name
}

output "rds_endpoint" {
  description = "The database, which the tasks alone can reach."
  value       = aws_db_instance.this.endpoint
}

output "ecr_repository_url" {
  description = "Where images are pushed to."
  value       = aws_ecr_repository.this.repository_url
}

output "ecs_cluster_name" {
  description = "The cluster."
  value       = aws_ecs_cluster.this.name
}

output "ecs_service_name" {
  description = "The service; its task definitions are of a family of the same name."
  value       = aws_ecs_service.this.name
}

output "deployment" {
  description = "What deploy.sh needs to know."
  value = {
    region          = var.aws_region
    cluster         = aws_ecs_cluster.this.name
    service         = aws_ecs_service.this.name
    template        = aws_ecs_task_definition.template.family
    repository      = aws_ecr_repository.this.repository_url
    platform        = var.architecture == "ARM64" ? "linux/arm64" : "linux/amd64"
    subnets         = aws_ecs_service.this.network_configuration[0].subnets
    security_groups = [aws_security_group.task.id]
    public_ip       = !local.private
    min_tasks       = var.min_tasks
    profiles        = local.profiles
    url             = local.public_url
  }
}
