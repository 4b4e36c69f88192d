using ClientPortal.Api.Auth;
using ClientPortal.Api.Auth.Keys;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Commands;

/// <summary>Brings in a new signing key; running servers follow by themselves.</summary>
internal sealed class RotateKeys : IVerb
{
    public string Name => "keys rotate";

    public string Usage => """
        [--compromised]
            Publishes a new signing key, which signs from Auth:KeyPublishMinutes on; the old one stays published
            until its last token has ended. With --compromised the new key signs and all old ones are withdrawn
            as soon as each service has read the keys again, which they do every ten seconds: within twenty
            seconds every access token has ended, and clients refresh.
        """;

    public IReadOnlyCollection<string> Flags => ["--compromised"];

    public Task<string> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var compromised = arguments.Has("--compromised");
        return VerbHost.RunAsync(
            async services =>
            {
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                var store = services.GetRequiredService<SigningKeyStore>();
                var lead = TimeSpan.FromMinutes(services.GetRequiredService<IOptions<AuthOptions>>().Value.KeyPublishMinutes);
                await store.EnsureFirstAsync(now, cancellationToken);
                var old = compromised ? (await store.ReadAsync(cancellationToken)).Select(row => row.Kid).ToArray() : [];
                var signsFrom = compromised ? now : now + lead;
                var kid = await store.AddAsync(now, signsFrom, cancellationToken);
                await store.DeleteAsync(old, cancellationToken);
                return $"Key {kid} signs from {signsFrom:u} on.";
            },
            cancellationToken);
    }
}
