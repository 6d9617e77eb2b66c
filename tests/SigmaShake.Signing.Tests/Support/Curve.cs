using System.Numerics;
using System.Security.Cryptography;

namespace SigmaShake.Signing.Tests.Support;

/// <summary>The curve of Ed25519 in the plainest form (RFC 8032, 5.1): to make signatures that no honest signer makes.</summary>
internal static class Curve
{
    public static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;

    public static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", null);

    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));

    public static readonly (BigInteger X, BigInteger Y) Base = Decode(Mod(4 * Inverse(5)), 0);

    /// <summary>A point of order 8.</summary>
    public static readonly (BigInteger X, BigInteger Y) Eighth =
        Decode(new BigInteger(Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), isUnsigned: true), 0);

    public static (BigInteger X, BigInteger Y) Add((BigInteger X, BigInteger Y) a, (BigInteger X, BigInteger Y) b)
    {
        var product = Mod(D * a.X * b.X * a.Y * b.Y);
        return (Mod((a.X * b.Y + b.X * a.Y) * Inverse(1 + product)), Mod((a.Y * b.Y + a.X * b.X) * Inverse(1 - product)));
    }

    public static (BigInteger X, BigInteger Y) Multiply(BigInteger scalar, (BigInteger X, BigInteger Y) point)
    {
        (BigInteger X, BigInteger Y) sum = (0, 1);
        for (; scalar > 0; scalar >>= 1)
        {
            if (!scalar.IsEven) sum = Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    public static byte[] Encode((BigInteger X, BigInteger Y) point)
    {
        var bytes = Scalar(point.Y);
        if (!point.X.IsEven) bytes[31] |= 0x80;
        return bytes;
    }

    public static byte[] Scalar(BigInteger number)
    {
        var bytes = new byte[32];
        number.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    /// <summary>k = SHA-512(R ‖ A ‖ message) mod L.</summary>
    public static BigInteger Challenge(byte[] r, byte[] a, byte[] message) =>
        new BigInteger(SHA512.HashData([.. r, .. a, .. message]), isUnsigned: true) % Order;

    public static (BigInteger X, BigInteger Y) Decode(BigInteger y, int sign)
    {
        var square = Mod((y * y - 1) * Inverse(D * y * y + 1));
        var x = BigInteger.ModPow(square, (Prime + 3) / 8, Prime);
        if (Mod(x * x) != square) x = Mod(x * BigInteger.ModPow(2, (Prime - 1) / 4, Prime));
        Assert.Equal(square, Mod(x * x));
        return (x.IsEven == (sign == 0) ? x : Prime - x, y);
    }

    private static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(Mod(number), Prime - 2, Prime);

    private static BigInteger Mod(BigInteger number) => (number % Prime + Prime) % Prime;
}
