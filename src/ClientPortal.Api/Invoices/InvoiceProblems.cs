using ClientPortal.Api.Json;
using ClientPortal.Api.Problems;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Invoices;

/// <summary>What the rules of invoices refuse.</summary>
internal static class InvoiceProblems
{
    public const string IllegalStatusTransition = "illegal_status_transition";
    public const string InvoiceNotDraft = "invoice_not_draft";
    public const string DueDatePast = "due_date_past";
    public const string PaidInFuture = "paid_on_in_future";
    public const string TotalTooLarge = "invoice_total_too_large";
    public const string ClientInactive = "client_inactive";

    public static DomainRuleException IllegalTransition(InvoiceStatus from, InvoiceStatus to) =>
        new(IllegalStatusTransition, $"An invoice that is {SnakeCase.Of(from)} cannot become {SnakeCase.Of(to)}.");

    public static DomainRuleException NotDraft() => new(InvoiceNotDraft, "Only a draft can be changed or deleted. Cancel an issued invoice and write another one.");

    public static DomainRuleException PastDue() => new(DueDatePast, "The due date has passed already. Give the draft another one before it is issued.");

    public static DomainRuleException NotPaidYet() => new(PaidInFuture, "The day of payment lies in the future.");

    public static InvalidRequestException TooLarge() => new("lines", "The total is larger than an invoice can hold.", TotalTooLarge);

    public static DomainRuleException InactiveClient() => new(ClientInactive, "This client is deactivated; no invoice can be written for it.");
}
