# Passwords are made or taken here, written once, and read back from Secrets Manager: they pass through Terraform without
# being kept in its state. The database and its URL read the same secret, so that an apply that fails half way leaves both alike.

ephemeral "aws_secretsmanager_random_password" "made" {
  for_each = toset(["db_password", "auth_secret"])

  password_length     = 48
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "db_password" {
  name                    = "${local.name}/db-password"
  description             = "The password of the chat's database."
  recovery_window_in_days = local.protected ? 30 : 0
}

resource "aws_secretsmanager_secret_version" "db_password" {
  secret_id                = aws_secretsmanager_secret.db_password.id
  secret_string_wo         = coalesce(var.db_password, ephemeral.aws_secretsmanager_random_password.made["db_password"].random_password)
  secret_string_wo_version = var.db_password_version
}

ephemeral "aws_secretsmanager_secret_version" "db_password" {
  secret_id  = aws_secretsmanager_secret_version.db_password.secret_id
  version_id = aws_secretsmanager_secret_version.db_password.version_id
}

resource "aws_secretsmanager_secret" "postgres_url" {
  name                    = "${local.name}/postgres-url"
  description             = "POSTGRES_URL: where the chat's database is, with its password."
  recovery_window_in_days = local.protected ? 30 : 0
}

resource "aws_secretsmanager_secret_version" "postgres_url" {
  secret_id = aws_secretsmanager_secret.postgres_url.id
  secret_string_wo = format(
    "postgresql://%s:%s@%s/%s?sslmode=verify-full&sslrootcert=/app/rds-ca.pem",
    local.db_user,
    urlencode(ephemeral.aws_secretsmanager_secret_version.db_password.secret_string),
    aws_db_instance.this.endpoint,
    local.db_name,
  )
  secret_string_wo_version = var.db_password_version
}

resource "aws_secretsmanager_secret" "auth_secret" {
  name                    = "${local.name}/auth-secret"
  description             = "AUTH_SECRET: signs people's sessions; its version before is AUTH_SECRET_PREVIOUS."
  recovery_window_in_days = local.protected ? 30 : 0
}

resource "aws_secretsmanager_secret_version" "auth_secret" {
  secret_id                = aws_secretsmanager_secret.auth_secret.id
  secret_string_wo         = coalesce(var.auth_secret, ephemeral.aws_secretsmanager_random_password.made["auth_secret"].random_password)
  secret_string_wo_version = var.auth_secret_version
}

# What CloudFront says to the load balancer, so that no other distribution is let in. Not a password of anybody's: it stands in
# the state, as any header of a distribution does. terraform apply -replace=terraform_data.origin_secret makes another.
resource "terraform_data" "origin_secret" {
  input = uuid()

  lifecycle {
    ignore_changes = [input]
  }
}
