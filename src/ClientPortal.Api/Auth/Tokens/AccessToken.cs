namespace ClientPortal.Api.Auth.Tokens;

/// <summary>A token as it goes to the caller.</summary>
/// <param name="Text">The signed token.</param>
internal sealed record AccessToken(string Text, TimeSpan Lifetime)
{
    public int ExpiresIn => (int)Lifetime.TotalSeconds;
}
