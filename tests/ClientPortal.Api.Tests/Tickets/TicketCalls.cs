using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

/// <summary>Calls of the ticket routes that many tests make.</summary>
internal static class TicketCalls
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A client opens a ticket for itself, staff for the client that is named.</summary>
    public static async Task<Guid> OpenTicketAsync(this Caller caller, string title = "Printer", string text = "It does not print", string? priority = null, Guid? clientId = null)
    {
        using var response = await caller.Http.PostAsJsonAsync("/api/tickets", new { title, text, priority, clientId }, Cancellation);
        return (await response.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }

    public static Task<HttpResponseMessage> TryCommentAsync(this Caller caller, Guid ticket, string text, params Guid[] attachments) =>
        caller.Http.PostAsJsonAsync($"/api/tickets/{ticket}/comments", new { text, attachments }, Cancellation);

    public static async Task<JsonElement> CommentAsync(this Caller caller, Guid ticket, string text, params Guid[] attachments)
    {
        using var response = await caller.TryCommentAsync(ticket, text, attachments);
        return await response.ShouldBeAsync(HttpStatusCode.Created);
    }

    public static async Task<JsonElement> NoteAsync(this Caller caller, Guid ticket, string text, params Guid[] attachments)
    {
        using var response = await caller.Http.PostAsJsonAsync($"/api/tickets/{ticket}/notes", new { text, attachments }, Cancellation);
        return await response.ShouldBeAsync(HttpStatusCode.Created);
    }

    public static Task<HttpResponseMessage> TryMoveAsync(this Caller caller, Guid ticket, string status) =>
        caller.Http.PutAsJsonAsync($"/api/tickets/{ticket}/status", new { status }, Cancellation);

    public static async Task<JsonElement> MoveAsync(this Caller caller, Guid ticket, string status)
    {
        using var response = await caller.TryMoveAsync(ticket, status);
        return await response.ShouldBeAsync(HttpStatusCode.OK);
    }

    public static async Task<JsonElement> AssignAsync(this Caller caller, Guid ticket, Guid? assigneeId)
    {
        using var response = await caller.Http.PutAsJsonAsync($"/api/tickets/{ticket}/assignee", new { assigneeId }, Cancellation);
        return await response.ShouldBeAsync(HttpStatusCode.OK);
    }

    public static async Task<JsonElement> GetAsync(this Caller caller, string path)
    {
        using var response = await caller.Http.GetAsync(path, Cancellation);
        return await response.ShouldBeAsync(HttpStatusCode.OK);
    }

    public static Task<JsonElement> ReadTicketAsync(this Caller caller, Guid ticket) => caller.GetAsync($"/api/tickets/{ticket}");

    /// <summary>Ids of a list's first page.</summary>
    public static async Task<IReadOnlyList<Guid>> ListAsync(this Caller caller, string query) =>
        [.. (await caller.GetAsync($"/api/tickets?{query}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString().ShouldNotBeNull();
}
