namespace ClientPortal.Api.Company;

/// <summary>Who issued an invoice, as it was when that was done.</summary>
/// <param name="Address">Postal; may have several lines.</param>
/// <param name="PaymentDetails">Where to pay; may have several lines.</param>
public sealed record Issuer(string Name, string? TaxNumber, string? Address, string? PaymentDetails);
