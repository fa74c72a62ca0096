using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IotSms.EndToEnd.Harness;

/// <summary>An authority of this test's own, and what it signs, as PEM files.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly TempFolder _folder;
    private readonly string _name;
    private readonly X509Certificate2 _authority;

    public Certificates(TempFolder folder, string name)
    {
        (_folder, _name) = (folder, name);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var now = TimeProvider.System.GetUtcNow();
        _authority = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(PathOf("ca.crt"), _authority.ExportCertificatePem());
    }

    public string Authority => PathOf("ca.crt");

    /// <summary>Signs a certificate; its files.</summary>
    public (string Certificate, string Key) Sign(string subject, bool forServer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        if (forServer)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
        }

        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(_authority, now.AddHours(-1), now.AddHours(1), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(PathOf($"{subject}.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(PathOf($"{subject}.key"), key.ExportPkcs8PrivateKeyPem());
        return (PathOf($"{subject}.crt"), PathOf($"{subject}.key"));
    }

    public void Dispose() => _authority.Dispose();

    private string PathOf(string file) => _folder[$"{_name}-{file}"];
}
