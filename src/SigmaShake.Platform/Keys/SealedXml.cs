using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace SigmaShake.Platform.Keys;

/// <summary>Seals the keys that ASP.NET Core keeps in files under the master key.</summary>
internal sealed class SealedXml(MasterKey master) : IXmlEncryptor
{
    /// <summary>What holds a sealed element.</summary>
    public const string Element = "sealed";

    /// <summary>Seals what one master key sealed by the next; what that sealed already is left.</summary>
    public static void Rewrap(XElement element, MasterKey master, MasterKey next)
    {
        var box = Convert.FromBase64String(element.Value);
        if (next.Open(box) is null && master.Open(box) is { } text) element.Value = Convert.ToBase64String(next.Seal(text));
    }

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement(Element, Convert.ToBase64String(master.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(OpenedXml));
}

/// <summary>Opens them again; made by name, from the file.</summary>
internal sealed class OpenedXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        services.GetRequiredService<MasterKey>().Open(Convert.FromBase64String(encryptedElement.Value)) is { } text
            ? XElement.Parse(text)
            : throw new PlatformException("a key of the web server does not open", "the master key is not the one that sealed it: restore it, or remove the folder form-keys");
}
