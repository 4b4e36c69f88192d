using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Overview;

/// <summary>How things stand for a person.</summary>
/// <param name="Unpaid">Invoices; of all clients, for staff.</param>
/// <param name="MoreUnpaid">There are more than were counted.</param>
internal sealed record StatusReport(
    DateTimeOffset? LinkedAt, PortalTicketCounts Counts, int Unpaid, bool MoreUnpaid, RecipientPreferences Preferences, int MutedTickets)
{
    public string Show(Person person, Wording words)
    {
        var lines = new List<string> { words.Text(person.IsClient ? "Overview_Status_Client" : "Overview_Status_Staff", TelegramHtml.Name(person.Name)) };
        if (LinkedAt is { } since)
        {
            lines.Add(words.Text("Overview_Status_Since", person.Day(since, words)));
        }

        lines.Add("");
        if (person.IsClient)
        {
            lines.Add(words.Text("Overview_Status_Open", Counts.New + Counts.InProgress + Counts.WaitingForClient, Counts.WaitingForClient));
        }
        else
        {
            lines.Add(words.Text("Overview_Status_Mine", Counts.Mine ?? 0, Counts.Unassigned ?? 0));
        }

        lines.Add(words.Text(MoreUnpaid ? "Overview_Status_UnpaidMore" : "Overview_Status_Unpaid", Unpaid));
        lines.Add("");
        lines.AddRange(Notifications(words));
        return string.Join('\n', lines);
    }

    private IEnumerable<string> Notifications(Wording words)
    {
        yield return words.Text(!Preferences.Enabled ? "Overview_Status_Off" : Preferences.Paused ? "Overview_Status_Paused" : "Overview_Status_On");
        if (Preferences.Enabled && Preferences.DisabledTypes.Count > 0)
        {
            yield return words.Counted("Overview_Status_TypesOff", Preferences.DisabledTypes.Count);
        }

        if (MutedTickets > 0)
        {
            yield return words.Counted("Overview_Status_Muted", MutedTickets);
        }
    }
}
