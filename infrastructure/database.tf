locals {
  db_user = "chatbot_admin"
  db_name = "chatbot"
}

resource "aws_db_subnet_group" "this" {
  name       = local.name
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "${local.name}-"
  family      = "postgres${var.db_version}"
  description = "Nothing unencrypted."

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  identifier = local.name

  engine                      = "postgres"
  engine_version              = var.db_version
  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  instance_class              = var.db_instance_class
  multi_az                    = var.db_multi_az
  parameter_group_name        = aws_db_parameter_group.this.name
  ca_cert_identifier          = "rds-ca-rsa2048-g1"

  db_name             = local.db_name
  username            = local.db_user
  password_wo         = ephemeral.aws_secretsmanager_secret_version.db_password.secret_string
  password_wo_version = var.db_password_version

  allocated_storage     = 20
  max_allocated_storage = 100
  storage_type          = "gp3"
  storage_encrypted     = true

  publicly_accessible    = false
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.database.id]

  backup_retention_period   = var.db_backup_days
  copy_tags_to_snapshot     = true
  deletion_protection       = local.protected
  skip_final_snapshot       = !local.protected
  final_snapshot_identifier = local.protected ? "${local.name}-final" : null
  # A new password is needed at once; what restarts the database is not asked for otherwise.
  apply_immediately = true
}
