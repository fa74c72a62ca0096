using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IotSms.Agent.Tests;

/// <summary>Certificates made on the spot, in PEM.</summary>
internal static class TestCertificates
{
    public static (string Certificate, string Key) New()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
