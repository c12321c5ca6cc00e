locals {
  db_user = "chatbot_admin"
  db_name = "chatbot"
}

resource "aws_db_subnet_group" "this" {
  name       = local.name
  subnet_ids = aws_subnet.private[*].id
}

# A snapshot's name is taken once and for all, also by a database that was destroyed before.
resource "terraform_data" "snapshot" {
  input = substr(uuid(), 0, 8)

  lifecycle {
    ignore_changes = [input]
  }
}

# Without parameters of its own it has AWS's, which nobody can change: from PostgreSQL 15 on with rds.force_ssl = 1, by which it
# refuses whoever does not encrypt.
resource "aws_db_instance" "this" {
  identifier = local.name

  engine                      = "postgres"
  engine_version              = var.db_version
  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  instance_class              = var.db_instance_class
  multi_az                    = var.db_multi_az
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
  skip_final_snapshot       = !local.snapshot
  final_snapshot_identifier = local.snapshot ? "${local.name}-final-${terraform_data.snapshot.output}" : null
  delete_automated_backups  = !local.snapshot
  # Not in the next maintenance window: a new password is needed at once. A change of instance class restarts the database.
  apply_immediately = true
}
