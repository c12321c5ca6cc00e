provider "aws" {
  region = var.aws_region

  default_tags {
    tags = {
      Application = "ai-chatbot"
      Environment = var.environment
      ManagedBy   = "terraform"
    }
  }
}
