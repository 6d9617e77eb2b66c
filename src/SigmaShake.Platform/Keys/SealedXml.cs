using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace SigmaShake.Platform.Keys;

/// <summary>Seals the keys that ASP.NET Core keeps in files under the master key.</summary>
internal sealed class SealedXml(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", Convert.ToBase64String(master.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(OpenedXml));
}

/// <summary>Opens them again; made by name, from the file.</summary>
internal sealed class OpenedXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        services.GetRequiredService<MasterKey>().Open(Convert.FromBase64String(encryptedElement.Value)) is { } text
            ? XElement.Parse(text)
            : throw new PlatformException("a key of the web server does not open", "the master key is not the one that sealed it: restore it, or remove the folder form-keys");
}
