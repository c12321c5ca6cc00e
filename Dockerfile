# syntax=docker/dockerfile:1

FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip -Dexec.skip package

# The server with a database of its own: POSTGRES_URL and AUTH_SECRET have to be set.
FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /var/lib/ai-chatbot chat
WORKDIR /app
COPY --from=build /source/chat-cli/target/lib lib
COPY --from=build /source/chat-cli/target/chat.jar chat.jar
USER chat
ENV HOST=0.0.0.0 PORT=8080 CHAT_DATA_DIR=/var/lib/ai-chatbot/data
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "chat.jar"]
CMD ["serve"]
