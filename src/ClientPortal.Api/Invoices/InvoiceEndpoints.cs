using ClientPortal.Api.Company;
using ClientPortal.Api.Idempotency;
using ClientPortal.Api.Jobs;
using ClientPortal.Api.Problems;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Invoices;

/// <summary>Invoices under <c>/api/invoices</c>. Clients see their own once they are issued; staff write and move them.</summary>
internal static class InvoiceEndpoints
{
    public static WebApplicationBuilder AddInvoices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<CompanyOptions>, CompanyOptionsValidator>();
        services.AddOptions<CompanyOptions>().BindConfiguration(CompanyOptions.Section).ValidateOnStart();
        services.AddOptions<InvoiceOptions>().BindConfiguration(InvoiceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CompanyCalendar>().AddScoped<InvoiceStore>().AddScoped<InvoiceListReader>().AddScoped<MoveInvoice>();
        services.AddRecurringJob<MarkOverdueInvoices>();
        return builder;
    }

    public static RouteGroupBuilder MapInvoices(this RouteGroupBuilder api)
    {
        var invoices = api.MapGroup("/invoices").WithTags("Invoices");
        invoices.MapGet("/", ReadInvoices.ListAsync).WithName("ListInvoices")
            .WithSummary("Lists invoices page by page. Clients see their own, without drafts.");
        invoices.MapGet("/{id:guid}", ReadInvoices.HandleAsync).WithName("ReadInvoice")
            .WithSummary("Reads an invoice with its lines, the tax per rate, and its history.");

        var staff = invoices.MapGroup("").RequireAuthorization(PortalPolicies.Staff);
        staff.MapPost("/", WriteInvoice.DraftAsync).WithName("DraftInvoice").WithIdempotency()
            .WithSummary("Writes a draft. Each line is rounded to the currency's minor unit, half away from zero.")
            .Refuses(400, InvoiceProblems.TotalTooLarge).Refuses(409, InvoiceProblems.ClientInactive);
        staff.MapPut("/{id:guid}", WriteInvoice.ReviseAsync).WithName("ReviseInvoice")
            .WithSummary("Replaces what a draft says. If-Match is required.")
            .Refuses(400, InvoiceProblems.TotalTooLarge).Refuses(409, InvoiceProblems.InvoiceNotDraft);
        staff.MapDelete("/{id:guid}", WriteInvoice.DeleteAsync).WithName("DeleteInvoice")
            .WithSummary("Deletes a draft. If-Match is honoured when sent.")
            .Refuses(409, InvoiceProblems.InvoiceNotDraft);
        staff.MapPost("/{id:guid}/issue", MoveInvoice.IssueAsync).WithName("IssueInvoice").WithIdempotency()
            .WithSummary("Issues a draft: it gets the year's next number and its client sees it. If-Match is honoured when sent.")
            .Refuses(409, InvoiceProblems.IllegalStatusTransition, InvoiceProblems.DueDatePast);
        staff.MapPost("/{id:guid}/pay", MoveInvoice.PayAsync).WithName("PayInvoice").WithIdempotency()
            .WithSummary("Notes that an issued or overdue invoice was paid in full. If-Match is honoured when sent.")
            .Refuses(409, InvoiceProblems.IllegalStatusTransition, InvoiceProblems.PaidInFuture);
        staff.MapPost("/{id:guid}/cancel", MoveInvoice.CancelAsync).WithName("CancelInvoice").WithIdempotency()
            .WithSummary("Withdraws an issued or overdue invoice; it keeps its number. If-Match is honoured when sent.")
            .Refuses(409, InvoiceProblems.IllegalStatusTransition);
        return api;
    }
}
