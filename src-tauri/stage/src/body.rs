//! The body of a streamed answer on its way to the socket: compression, pieces, chunks.

use std::io;
use std::time::Duration;
use tokio::io::{AsyncWrite, AsyncWriteExt};

/// How the client learns where the body ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    Chunked,
    UntilClose,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Drip {
    pub bytes: usize,
    pub every: Duration,
}

pub(crate) struct BodyWriter {
    pub framing: Framing,
    pub drip: Option<Drip>,
    gzip: Option<Gzip>,
}

impl BodyWriter {
    pub const fn new(framing: Framing, drip: Option<Drip>, gzip: bool) -> Self {
        let gzip = if gzip { Some(Gzip::new()) } else { None };
        Self { framing, drip, gzip }
    }

    /// Sends bytes of the body; calls `sent` with the size of each write.
    pub async fn write<W: AsyncWrite + Unpin>(
        &mut self,
        out: &mut W,
        bytes: &[u8],
        sent: &impl Fn(usize),
    ) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        match &mut self.gzip {
            Some(gzip) => {
                let packed = gzip.pack(bytes);
                self.pieces(out, &packed, sent).await
            }
            None => self.pieces(out, bytes, sent).await,
        }
    }

    /// Ends the body as HTTP wants it; the compressed data only where `whole`.
    pub async fn end<W: AsyncWrite + Unpin>(
        &mut self,
        out: &mut W,
        whole: bool,
        sent: &impl Fn(usize),
    ) -> io::Result<()> {
        if let (Some(gzip), true) = (&mut self.gzip, whole) {
            let trailer = gzip.end();
            self.pieces(out, &trailer, sent).await?;
        }
        if self.framing == Framing::Chunked {
            put(out, b"0\r\n\r\n", sent).await?;
        }
        Ok(())
    }

    async fn pieces<W: AsyncWrite + Unpin>(
        &self,
        out: &mut W,
        bytes: &[u8],
        sent: &impl Fn(usize),
    ) -> io::Result<()> {
        let Some(drip) = self.drip else {
            return self.piece(out, bytes, sent).await;
        };
        for piece in bytes.chunks(drip.bytes.max(1)) {
            self.piece(out, piece, sent).await?;
            if !drip.every.is_zero() {
                tokio::time::sleep(drip.every).await;
            }
        }
        Ok(())
    }

    async fn piece<W: AsyncWrite + Unpin>(
        &self,
        out: &mut W,
        bytes: &[u8],
        sent: &impl Fn(usize),
    ) -> io::Result<()> {
        match self.framing {
            Framing::UntilClose => put(out, bytes, sent).await,
            Framing::Chunked => {
                let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
                chunk.extend_from_slice(bytes);
                chunk.extend_from_slice(b"\r\n");
                put(out, &chunk, sent).await
            }
        }
    }
}

/// Sends bytes as they are.
pub(crate) async fn put<W: AsyncWrite + Unpin>(
    out: &mut W,
    bytes: &[u8],
    sent: &impl Fn(usize),
) -> io::Result<()> {
    out.write_all(bytes).await?;
    out.flush().await?;
    sent(bytes.len());
    Ok(())
}

/// Gzip in stored blocks: valid, never smaller, and each block can be read as soon as it arrives.
struct Gzip {
    crc: u32,
    length: u32,
    begun: bool,
}

/// Gzip's magic, deflate, no flags, no time, no extra flags, system unknown.
const GZIP_HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

impl Gzip {
    const fn new() -> Self {
        Self {
            crc: !0,
            length: 0,
            begun: false,
        }
    }

    fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut packed = self.begin();
        for block in bytes.chunks(usize::from(u16::MAX)) {
            // A chunk of at most u16::MAX bytes.
            let length = block.len() as u16;
            packed.push(0);
            packed.extend_from_slice(&length.to_le_bytes());
            packed.extend_from_slice(&(!length).to_le_bytes());
            packed.extend_from_slice(block);
            for byte in block {
                self.crc = crc_step(self.crc, *byte);
            }
            self.length = self.length.wrapping_add(u32::from(length));
        }
        packed
    }

    fn end(&mut self) -> Vec<u8> {
        let mut packed = self.begin();
        packed.extend_from_slice(&[1, 0, 0, 0xff, 0xff]);
        packed.extend_from_slice(&(!self.crc).to_le_bytes());
        packed.extend_from_slice(&self.length.to_le_bytes());
        packed
    }

    fn begin(&mut self) -> Vec<u8> {
        if std::mem::replace(&mut self.begun, true) {
            Vec::new()
        } else {
            GZIP_HEAD.to_vec()
        }
    }
}

fn crc_step(crc: u32, byte: u8) -> u32 {
    (0..8).fold(crc ^ u32::from(byte), |crc, _| {
        if crc & 1 == 1 {
            (crc >> 1) ^ 0xedb8_8320
        } else {
            crc >> 1
        }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_checksum_is_that_of_gzip() {
        let crc = !b"123456789".iter().fold(!0, |crc, byte| crc_step(crc, *byte));
        assert_eq!(crc, 0xcbf4_3926, "the check value of CRC-32");
        let mut gzip = Gzip::new();
        let packed = [gzip.pack(b"123456789"), gzip.end()].concat();
        assert_eq!(packed[..10], GZIP_HEAD);
        assert_eq!(packed[10..15], [0, 9, 0, 0xf6, 0xff]);
        assert_eq!(packed[packed.len() - 8..], [0x26, 0x39, 0xf4, 0xcb, 9, 0, 0, 0]);
    }

    #[tokio::test]
    async fn a_drip_makes_a_chunk_of_each_piece() {
        let drip = Drip {
            bytes: 2,
            every: Duration::ZERO,
        };
        let mut out = Vec::new();
        let mut body = BodyWriter::new(Framing::Chunked, Some(drip), false);
        body.write(&mut out, b"abc", &|_| {}).await.unwrap();
        body.end(&mut out, true, &|_| {}).await.unwrap();
        assert_eq!(out, b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
    }
}
