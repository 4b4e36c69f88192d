namespace ClientPortal.Api.Clients;

/// <summary>What staff keep about a company.</summary>
public sealed record ClientDetails(string Name, string? ContactName, string? Email, string? Phone, string? TaxNumber, string? Address);
