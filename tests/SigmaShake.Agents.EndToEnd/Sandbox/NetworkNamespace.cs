using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SigmaShake.Agents.EndToEnd.Sandbox;

/// <summary>A network namespace that holds nothing but a loopback, so that a client inside it can reach the stub model and nothing else.</summary>
/// <remarks>
/// A socket belongs to the namespace of the thread that made it, and a child to that of the thread that started it; this process needs no other tool,
/// and its other threads stay where they are. Making a namespace needs root: without it <see cref="IsIsolated"/> is false and everything runs on the
/// machine's own loopback, where only the clients' settings keep them from the network.
/// </remarks>
internal sealed partial class NetworkNamespace : IDisposable
{
    private const int CloneNewNet = 0x4000_0000;
    private const ulong GetInterfaceFlags = 0x8913;
    private const ulong SetInterfaceFlags = 0x8914;
    private const short InterfaceUp = 0x1;

    private readonly SafeFileHandle? _handle;

    private NetworkNamespace(SafeFileHandle? handle) => _handle = handle;

    public bool IsIsolated => _handle is not null;

    public static NetworkNamespace Create() =>
        new(Environment.IsPrivilegedProcess ? OnOwnThread(() => { Leave(); RaiseLoopback(); return OpenOwn(); }) : null);

    /// <summary>Runs <paramref name="action"/> inside; it may make sockets and start children, and must do so before its first await.</summary>
    public T Inside<T>(Func<T> action) => _handle is null ? action() : OnOwnThread(() => { Enter(_handle); return action(); });

    /// <summary>A listening socket on the loopback inside, at a free port.</summary>
    public Socket Listen() => Inside(() =>
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    });

    public void Dispose() => _handle?.Dispose();

    /// <remarks>The thread ends afterwards, so that no other work ever finds itself in a foreign namespace.</remarks>
    private static T OnOwnThread<T>(Func<T> action)
    {
        var result = new TaskCompletionSource<T>();
        var thread = new Thread(() =>
        {
            try
            {
                result.SetResult(action());
            }
            catch (Exception e)
            {
                // Whatever it is, it belongs to the caller: unhandled on a thread of its own it would end the process.
                result.SetException(e);
            }
        });
        thread.Start();
        thread.Join();
        return result.Task.GetAwaiter().GetResult();
    }

    private static void Leave() => Check(Unshare(CloneNewNet));

    private static void Enter(SafeFileHandle handle) => Check(SetNamespace(handle, CloneNewNet));

    private static SafeFileHandle OpenOwn() => File.OpenHandle("/proc/thread-self/ns/net");

    private static void RaiseLoopback()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var request = default(InterfaceRequest);
        Encoding.ASCII.GetBytes("lo", request.Name);
        Check(Control(socket.SafeHandle, GetInterfaceFlags, ref request));
        request.Flags |= InterfaceUp;
        Check(Control(socket.SafeHandle, SetInterfaceFlags, ref request));
    }

    private static void Check(int result)
    {
        if (result < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(SafeFileHandle handle, int kind);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeSocketHandle socket, ulong request, ref InterfaceRequest argument);

    /// <summary><c>struct ifreq</c>, netdevice(7).</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct InterfaceRequest
    {
        public InterfaceName Name;
        public short Flags;
        private readonly InterfacePadding _rest;
    }

    [System.Runtime.CompilerServices.InlineArray(16)]
    private struct InterfaceName
    {
        private byte _first;
    }

    [System.Runtime.CompilerServices.InlineArray(22)]
    private struct InterfacePadding
    {
        private byte _first;
    }
}
