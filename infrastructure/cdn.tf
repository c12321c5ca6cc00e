# Policies that AWS itself keeps, by their published ids.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
locals {
  managed_policies = {
    caching_disabled                  = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    caching_optimized                 = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    all_viewer_and_cloudfront_headers = "33f36d7e-f396-46d9-90e0-52428a34d9dc"
  }
}

resource "aws_cloudfront_distribution" "this" {
  comment         = local.name
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = "PriceClass_100"
  aliases         = var.domain_name == null ? [] : [var.domain_name]

  origin {
    origin_id   = "alb"
    domain_name = coalesce(var.origin_domain_name, aws_lb.this.dns_name)

    custom_header {
      name  = local.origin_header.name
      value = local.origin_header.value
    }

    custom_origin_config {
      origin_protocol_policy   = local.alb_https ? "https-only" : "http-only"
      origin_ssl_protocols     = ["TLSv1.2"]
      http_port                = 80
      https_port               = 443
      origin_read_timeout      = local.timings.cloudfront_read
      origin_keepalive_timeout = local.timings.cloudfront_keepalive
    }
  }

  # Pages, the API and streams: never cached, with all that the person's browser and CloudFront say, where they are and by which
  # protocol. The app compresses all but streams itself.
  default_cache_behavior {
    target_origin_id         = "alb"
    viewer_protocol_policy   = "redirect-to-https"
    allowed_methods          = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = local.managed_policies.caching_disabled
    origin_request_policy_id = local.managed_policies.all_viewer_and_cloudfront_headers
    compress                 = false
  }

  # Files with a fingerprint in their address: the same for everybody and for good.
  ordered_cache_behavior {
    path_pattern           = "/assets/*"
    target_origin_id       = "alb"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = local.managed_policies.caching_optimized
    compress               = true
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  # Its own name comes with its own certificate, and with TLS versions that cannot be chosen.
  viewer_certificate {
    cloudfront_default_certificate = var.domain_name == null
    acm_certificate_arn            = var.domain_certificate_arn
    ssl_support_method             = var.domain_name == null ? null : "sni-only"
    minimum_protocol_version       = var.domain_name == null ? "TLSv1" : "TLSv1.2_2021"
  }
}
