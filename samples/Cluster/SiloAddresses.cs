using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cluster;

/// <summary>Where a silo listens for other silos, and where for clients.</summary>
/// <param name="Silo">For silos.</param>
/// <param name="Gateway">For clients.</param>
internal sealed record SiloAddresses(IPEndPoint Silo, IPEndPoint Gateway)
{
    /// <summary>Free ports of the loopback interface.</summary>
    public static SiloAddresses Free()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return new((IPEndPoint)silo.LocalEndpoint, (IPEndPoint)gateway.LocalEndpoint);
    }

    public static SiloAddresses Parse(string silo, string gateway) =>
        new(IPEndPoint.Parse(silo), IPEndPoint.Parse(gateway));

    public string[] ToArguments() =>
        [Silo.ToString(), string.Create(CultureInfo.InvariantCulture, $"{Gateway}")];
}
