# syntax=docker/dockerfile:1
# The server for a database of your own: POSTGRES_URL and AUTH_SECRET have to be set. infrastructure/deploy.sh builds it.

FROM eclipse-temurin:25-jdk AS jars
WORKDIR /source
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip -Dexec.skip package

# The Java that the jars need, and a cache of a first run, made where it will stand, by an ordinary user.
FROM eclipse-temurin:25-jdk AS app
WORKDIR /app
COPY --from=jars /source/chat-cli/target/lib lib
COPY --from=jars /source/chat-cli/target/chat.jar .
COPY infrastructure/image /image
# PostgreSQL, which takes part in that run, wants its user to have a name.
RUN echo 'chat:x:65532:65532::/tmp:/usr/sbin/nologin' >>/etc/passwd && chown 65532 /app
USER 65532
RUN /image/runtime.sh /app

# The certificate authorities of RDS, which no system's store has.
FROM scratch AS authorities
ADD https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem /rds-ca.pem

# No shell, no package manager, and a user who is nobody.
FROM gcr.io/distroless/base-debian12:nonroot
WORKDIR /app
COPY --from=app /app .
COPY --from=authorities --chmod=444 /rds-ca.pem .
USER 65532
ENV HOST=0.0.0.0 PORT=8080 CHAT_DATA_DIR=/tmp/data
# The one place that is written to. ECS gives a task's volume the rights that this has in the image.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
VOLUME ["/tmp"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["/app/java/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/app/chat.jar", "ai.chatbot.cli.Probe"]
ENTRYPOINT ["/app/java/bin/java", "@/app/java.options", "-jar", "/app/chat.jar"]
CMD ["serve"]
