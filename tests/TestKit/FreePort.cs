using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Challenges.TestKit;

public static class FreePort
{
    /// <summary>
    /// A port of loopback that was free a moment ago, as were the two behind it, which a private broker takes too. It lies below the range from which the
    /// system takes the ports of outgoing connections: one of those would be gone before its user comes.
    /// </summary>
    public static int Next()
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            var port = 3 * RandomNumberGenerator.GetInt32(4000, 10_500);
            if (IsFree(port) && IsFree(port + 1) && IsFree(port + 2)) return port;
        }
        throw new InvalidOperationException("No three ports between 12,000 and 31,500 are free.");
    }

    static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
