namespace ClientPortal.AppHost.Demo;

/// <summary>The demo's tickets and invoices: enough of each state to look at.</summary>
internal static class DemoBusiness
{
    internal sealed record People(string Api, string Password, string Staff, string Russian, string RussianId, string English, string EnglishId);

    public static async Task CreateAsync(People people, CancellationToken cancellationToken)
    {
        using var staff = await SignedInAsync(people, people.Staff, cancellationToken);
        using var russian = await SignedInAsync(people, people.Russian, cancellationToken);
        using var english = await SignedInAsync(people, people.English, cancellationToken);

        var printer = await russian.PostAsync("api/tickets", new { title = "Не печатает принтер", text = "После обновления принтер в бухгалтерии не отвечает. Помогите, пожалуйста.", priority = "high" }, cancellationToken, "ticket-printer");
        await staff.PostAsync($"api/tickets/{printer["id"]}/comments", new { text = "Добрый день! Пришлите, пожалуйста, модель принтера." }, cancellationToken, "comment-printer");
        await staff.PostAsync($"api/tickets/{printer["id"]}/notes", new { text = "Looks like the driver again." }, cancellationToken, "note-printer");
        await russian.PostAsync("api/tickets", new { title = "Новый сотрудник", text = "Нужна учётная запись и почта с понедельника." }, cancellationToken, "ticket-employee");

        var vpn = await english.PostAsync("api/tickets", new { title = "VPN drops every hour", text = "Since Tuesday the VPN disconnects about once an hour." }, cancellationToken, "ticket-vpn");
        await staff.PostAsync($"api/tickets/{vpn["id"]}/comments", new { text = "Thanks, we are looking at the gateway's logs." }, cancellationToken, "comment-vpn");
        await staff.PostAsync("api/tickets", new { title = "Planned maintenance on Sunday", text = "Mail is unavailable from 02:00 to 03:00.", clientId = people.EnglishId }, cancellationToken, "ticket-maintenance");

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await IssueAsync(staff, people.RussianId, "RUB", today.AddDays(14), "Обслуживание рабочих мест", "12", "1500.00", "20", "invoice-russian", cancellationToken);
        var paid = await IssueAsync(staff, people.RussianId, "RUB", today.AddDays(3), "Настройка сервера", "1", "25000.00", "20", "invoice-russian-paid", cancellationToken);
        await staff.PostAsync($"api/invoices/{paid}/pay", new { paidOn = today }, cancellationToken, "pay-russian");
        await IssueAsync(staff, people.EnglishId, "EUR", today.AddDays(30), "Support, monthly", "1", "480.00", "19", "invoice-english", cancellationToken);
    }

    private static async Task<DemoApi> SignedInAsync(People people, string userName, CancellationToken cancellationToken)
    {
        var api = new DemoApi(people.Api);
        await api.SignInAsync(userName, people.Password, cancellationToken);
        return api;
    }

    private static async Task<string> IssueAsync(
        DemoApi staff, string clientId, string currency, DateOnly dueDate, string description, string quantity, string unitPrice, string taxRate, string key, CancellationToken cancellationToken)
    {
        var line = new { description, quantity, unitPrice, taxRate };
        var draft = await staff.PostAsync("api/invoices", new { clientId, currency, dueDate, lines = new[] { line } }, cancellationToken, key);
        var id = draft["id"]!.GetValue<string>();
        await staff.PostAsync($"api/invoices/{id}/issue", new { }, cancellationToken, $"{key}-issue");
        return id;
    }
}
