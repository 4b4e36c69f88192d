using System.Net;

namespace ClientPortal.Web.Portal;

/// <summary>What the Api is told of a person's browser.</summary>
/// <param name="Address">Tries at passwords are counted by it.</param>
/// <param name="Name">Its <c>User-Agent</c>, by which its owner knows the session again.</param>
internal sealed record Browser(IPAddress? Address, string? Name)
{
    public static Browser Of(HttpContext context) => new(context.Connection.RemoteIpAddress, context.Request.Headers.UserAgent is [{ } name] ? name : null);
}
