#include "CZlib.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

struct assay_inflate {
    z_stream stream;
};

static uInt clamp(size_t count) { return count > UINT_MAX ? UINT_MAX : (uInt)count; }

assay_inflate *assay_inflate_open(int format) {
    assay_inflate *inflater = calloc(1, sizeof *inflater);
    if (inflater && inflateInit2(&inflater->stream, format) != Z_OK) {
        free(inflater);
        return NULL;
    }
    return inflater;
}

int assay_inflate_step(assay_inflate *inflater, const void *in, size_t *in_count, void *out, size_t *out_count) {
    z_stream *stream = &inflater->stream;
    uInt given = clamp(*in_count);
    uInt room = clamp(*out_count);
    stream->next_in = (Bytef *)in;
    stream->avail_in = given;
    stream->next_out = out;
    stream->avail_out = room;
    int result = inflate(stream, Z_NO_FLUSH);
    *in_count = given - stream->avail_in;
    *out_count = room - stream->avail_out;
    stream->next_in = NULL;
    stream->next_out = NULL;
    switch (result) {
    case Z_OK: return ASSAY_INFLATE_GOES_ON;
    case Z_STREAM_END: return ASSAY_INFLATE_END;
    // Nothing could be done: fine where nothing was given; with input there is always progress.
    case Z_BUF_ERROR: return given == 0 || *in_count || *out_count ? ASSAY_INFLATE_GOES_ON : ASSAY_INFLATE_CORRUPT;
    case Z_MEM_ERROR: return ASSAY_INFLATE_NO_MEMORY;
    default: return ASSAY_INFLATE_CORRUPT;
    }
}

int assay_inflate_reset(assay_inflate *inflater) {
    return inflateReset(&inflater->stream) == Z_OK ? 0 : -1;
}

void assay_inflate_close(assay_inflate *inflater) {
    inflateEnd(&inflater->stream);
    free(inflater);
}

long assay_deflate(const void *in, size_t in_count, void *out, size_t room, int format) {
    if (in_count > UINT_MAX) return -1;
    z_stream stream = {0};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, format, 8, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
    stream.next_in = (Bytef *)in;
    stream.avail_in = (uInt)in_count;
    stream.next_out = out;
    stream.avail_out = clamp(room);
    int result = deflate(&stream, Z_FINISH);
    long made = (long)stream.total_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? made : -1;
}
