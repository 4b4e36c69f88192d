using System.ComponentModel.DataAnnotations;
using ClientPortal.Api.Validation;

namespace ClientPortal.Api.Clients;

/// <summary>A new client company and the account that it signs in with.</summary>
/// <param name="Name">The company's name.</param>
/// <param name="UserName">To sign in with.</param>
/// <param name="Language"><c>ru</c> or <c>en</c>; <c>ru</c> when left out.</param>
/// <param name="TimeZone">IANA name; the serving company's when left out.</param>
public sealed record CreateClientRequest(
    [Required, PlainText(200, SingleLine = true)] string Name,
    [Required, UserName] string UserName,
    [Language] string? Language,
    [TimeZoneName] string? TimeZone,
    [PlainText(200, SingleLine = true)] string? ContactName,
    [PlainText(254, SingleLine = true), EmailAddress] string? Email,
    [PlainText(50, SingleLine = true)] string? Phone,
    [PlainText(50, SingleLine = true)] string? TaxNumber,
    [PlainText(500, SingleLine = true)] string? Address)
{
    internal ClientDetails Details => new(Name.Trim(), ContactName?.Trim(), Email?.Trim(), Phone?.Trim(), TaxNumber?.Trim(), Address?.Trim());
}

/// <summary>The whole of what can be changed about a client.</summary>
public sealed record ChangeClientRequest(
    [Required, PlainText(200, SingleLine = true)] string Name,
    [Required, Language] string Language,
    [Required, TimeZoneName] string TimeZone,
    [PlainText(200, SingleLine = true)] string? ContactName,
    [PlainText(254, SingleLine = true), EmailAddress] string? Email,
    [PlainText(50, SingleLine = true)] string? Phone,
    [PlainText(50, SingleLine = true)] string? TaxNumber,
    [PlainText(500, SingleLine = true)] string? Address)
{
    internal ClientDetails Details => new(Name.Trim(), ContactName?.Trim(), Email?.Trim(), Phone?.Trim(), TaxNumber?.Trim(), Address?.Trim());
}
