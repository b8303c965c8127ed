//! Servers that speak TLS, with a certificate that is right or wrong in one way, and proxies.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// What is the matter with a certificate.
#[derive(Clone, Copy, Debug)]
pub enum Certificate {
    Good,
    /// Nobody that this computer trusts made it.
    Stranger,
    Expired,
    /// It becomes valid later: or the clock here is behind.
    NotYet,
    OtherName,
}

/// Somebody who makes certificates.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// What has to be trusted, as PEM.
    pub pem: String,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        let issuer = Issuer::new(params, key);
        Self { issuer, pem }
    }

    /// For a server of this name.
    fn acceptor(&self, certificate: Certificate, name: &str) -> TlsAcceptor {
        let name = match certificate {
            Certificate::OtherName => "other.test",
            _ => name,
        };
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        match certificate {
            Certificate::Expired => params.not_after = date_time_ymd(2020, 1, 1),
            Certificate::NotYet => params.not_before = date_time_ymd(2090, 1, 1),
            _ => {}
        }
        let key = KeyPair::generate().unwrap();
        let made = match certificate {
            Certificate::Stranger => params.self_signed(&key),
            _ => params.signed_by(&key, &self.issuer),
        };
        let chain: Vec<CertificateDer<'static>> = vec![made.unwrap().der().clone()];
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(chain, key);
        TlsAcceptor::from(Arc::new(config.unwrap()))
    }

    /// Speaks TLS on the listener and hands what it is told to `to`.
    pub fn stand_before(
        &self,
        listener: std::net::TcpListener,
        certificate: Certificate,
        name: &str,
        to: SocketAddr,
    ) {
        let acceptor = self.acceptor(certificate, name);
        serve(listener, move |client| {
            let acceptor = acceptor.clone();
            async move { relay(acceptor.accept(client).await?, to).await }
        });
    }
}

async fn relay<S: AsyncRead + AsyncWrite + Unpin>(mut client: S, to: SocketAddr) -> io::Result<()> {
    let mut server = TcpStream::connect(to).await?;
    copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}

fn serve<F>(listener: std::net::TcpListener, answer: impl Fn(TcpStream) -> F + Send + 'static)
where
    F: Future<Output = io::Result<()>> + Send + 'static,
{
    listener.set_nonblocking(true).unwrap();
    let listener = TcpListener::from_std(listener).unwrap();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(answer(client));
        }
    });
}

/// A proxy that leads every connection to `to`; without it, it wants to know who asks.
pub fn proxy(listener: std::net::TcpListener, to: Option<SocketAddr>) {
    serve(listener, move |mut client| async move {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") && head.len() < 8_192 {
            head.push(client.read_u8().await?);
        }
        match to {
            Some(to) => {
                client
                    .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    .await?;
                relay(client, to).await
            }
            None => {
                let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\n\
                    proxy-authenticate: Basic realm=\"office\"\r\ncontent-length: 0\r\n\r\n";
                client.write_all(refusal.as_bytes()).await
            }
        }
    });
}
