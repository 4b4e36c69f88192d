using ClientPortal.Api.Auth.Sessions;

namespace ClientPortal.Api.Tests;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Http">Sends his access token.</param>
public sealed record Caller(HttpClient Http, Guid AccountId, Guid? ClientId, string UserName, SignedIn SignedIn);
