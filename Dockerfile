# A build with the static Swift standard library, then an image with the binary and the three libraries it links.
#
#   docker build -t assay .
#   docker run --rm -p 127.0.0.1:8787:8787 -v "$PWD/assay.yaml:/etc/assay/assay.yaml:ro" \
#     -v "$PWD/tokens:/etc/assay/tokens:ro" assay
FROM swift:6.2-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends libpcre2-dev libcurl4-openssl-dev libsqlite3-dev zlib1g-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
COPY Sources Sources
# Package.swift names the test targets' folders.
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product assay \
    && install -D -s .build/release/assay /image/usr/local/bin/assay

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libpcre2-8-0 libcurl4 libsqlite3-0 zlib1g libstdc++6 ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/assay --create-home assay
COPY --from=build /image/ /
USER 10001
WORKDIR /var/lib/assay
EXPOSE 8787
# The probe is a request of the daemon's own command: the image has no curl.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["assay", "probe", "http://127.0.0.1:8787/healthz"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["assay"]
CMD ["serve", "--config", "/etc/assay/assay.yaml", "--listen", "0.0.0.0:8787"]
