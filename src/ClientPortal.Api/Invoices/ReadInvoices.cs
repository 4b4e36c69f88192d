using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Company;
using ClientPortal.Api.Json;
using ClientPortal.Api.Paging;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Api.Invoices;

/// <summary><c>GET /api/invoices</c> and <c>GET /api/invoices/{id}</c>.</summary>
internal static class ReadInvoices
{
    public static async Task<Results<Ok<Page<InvoiceSummary>>, NotFound>> ListAsync(
        [AsParameters] InvoiceFilter filter, [AsParameters] PageRequest page, CurrentAccount caller, InvoiceListReader reader, CompanyCalendar calendar, CancellationToken cancellationToken)
    {
        if (!caller.IsStaff && filter.Client is { } other && other != caller.ClientId)
        {
            return TypedResults.NotFound();
        }

        var statuses = filter.Status is { Length: > 0 } chosen ? chosen.Select(choice => choice.Value) : Enum.GetValues<InvoiceStatus>();
        var query = new InvoiceListQuery(
            [.. statuses.Distinct().Where(status => caller.IsStaff || status != InvoiceStatus.Draft)],
            caller.IsStaff ? filter.Client : caller.RequiredClientId,
            filter.Number is { } number ? InvoiceNumber.Meant(number, calendar.Today.Year) : null,
            filter.Overdue == true ? calendar.Today : null,
            filter.Sort?.Value ?? InvoiceSort.Created);
        var rows = await reader.ReadAsync(query, page.After<InvoiceListKey>(query.OrderName), page.Size + 1, cancellationToken);
        return TypedResults.Ok(Page.Cut(rows, page.Size, query.OrderName, row => new InvoiceListKey(row.Id, row.DueDate), row => row.Summary()));
    }

    public static async Task<Results<Ok<InvoiceDetails>, NotFound>> HandleAsync(Guid id, CurrentAccount caller, InvoiceStore store, CancellationToken cancellationToken) =>
        await store.ReadAsync(id, caller, cancellationToken) is { } invoice
            ? TypedResults.Ok(await store.DetailsAsync(invoice, caller, cancellationToken))
            : TypedResults.NotFound();
}

/// <summary>Which invoices a list shows; bound from the query with <c>[AsParameters]</c>.</summary>
public sealed record InvoiceFilter(
    [property: MaxLength(5), Description("One or several, repeated: status=issued&status=overdue. All without it.")] Choice<InvoiceStatus>[]? Status,
    [property: Description("A client's id; for staff.")] Guid? Client,
    [property: MinLength(1, ErrorMessage = "number is empty: leave it out for all invoices."), RegularExpression(InvoiceNumber.Pattern, ErrorMessage = "number must be as on the invoice, 2026-000123, or its last part, 123."), Description("An invoice's number, 2026-000123, or its last part alone, 123, which may be of several years.")] string? Number,
    [property: Description("true: only those whose due date has passed without payment.")] bool? Overdue,
    [property: Description("created (newest first) without it; due: the earliest due date first.")] Choice<InvoiceSort>? Sort);

/// <summary>What a list of invoices is ordered by.</summary>
public enum InvoiceSort
{
    /// <summary>The newest first.</summary>
    Created,

    /// <summary>The earliest due date first.</summary>
    Due,
}
