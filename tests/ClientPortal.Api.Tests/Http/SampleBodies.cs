using System.Text.Json.Nodes;
using ClientPortal.Api.Accounts;
using ClientPortal.Api.Accounts.Invites;
using ClientPortal.Api.Auth.SignIn;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Invoices;
using ClientPortal.Api.Tickets;

namespace ClientPortal.Api.Tests.Http;

/// <summary>A valid body for each request type, with every member set: what hostile ones are made from.</summary>
internal static class SampleBodies
{
    private static readonly Dictionary<Type, string> Bodies = new()
    {
        [typeof(LoginRequest)] = """{"userName":"nobody-USER","password":"correct horse battery"}""",
        [typeof(RefreshRequest)] = """{"refreshToken":"none"}""",
        [typeof(ChangePasswordRequest)] = """{"currentPassword":"not my password","newPassword":"very good password"}""",
        [typeof(InspectInviteRequest)] = """{"token":"none"}""",
        [typeof(AcceptInviteRequest)] = """{"token":"none","password":"very good password"}""",
        [typeof(CreateAccountRequest)] = """{"userName":"a-USER","role":"staff","name":"Anna Smith","language":"en","timeZone":"Europe/London"}""",
        [typeof(ChangeAccountRequest)] = """{"role":"staff","name":"Anna Smith","language":"en","timeZone":"Europe/London"}""",
        [typeof(ChangeMeRequest)] = """{"name":"Anna Smith","language":"en","timeZone":"Asia/Tokyo"}""",
        [typeof(CreateClientRequest)] = """{"name":"Lyutik","userName":"c-USER","language":"ru","timeZone":"Europe/Moscow","contactName":"Olga","email":"o@lyutik.example","phone":"1","taxNumber":"2","address":"3"}""",
        [typeof(ChangeClientRequest)] = """{"name":"Lyutik","language":"ru","timeZone":"Europe/Moscow","contactName":"Olga","email":"o@lyutik.example","phone":"1","taxNumber":"2","address":"3"}""",
        [typeof(OpenTicketRequest)] = """{"title":"Printer","text":"It does not print","priority":"high","clientId":"CLIENT","followUpOf":"TICKET","attachments":["FILE"]}""",
        [typeof(WriteCommentRequest)] = """{"text":"Hello","attachments":["FILE"]}""",
        [typeof(ChangeStatusRequest)] = """{"status":"in_progress"}""",
        [typeof(AssignTicketRequest)] = """{"assigneeId":"STAFF"}""",
        [typeof(ChangePriorityRequest)] = """{"priority":"low"}""",
        [typeof(WriteInvoiceRequest)] = """{"clientId":"CLIENT","currency":"RUB","dueDate":"2099-01-31","note":"Thanks","lines":[{"description":"Support","quantity":"2","unitPrice":"1000.50","taxRate":"20"}]}""",
        [typeof(ReviseInvoiceRequest)] = """{"currency":"RUB","dueDate":"2099-01-31","note":"Thanks","lines":[{"description":"Support","quantity":"2","unitPrice":"1000.50","taxRate":"20"}]}""",
        [typeof(PayInvoiceRequest)] = """{"paidOn":"2026-01-31"}""",
        [typeof(CancelInvoiceRequest)] = """{"reason":"A slip"}""",
    };

    /// <summary>The body; a request type that has none here must be given one.</summary>
    public static string Of(Type type) => Bodies.TryGetValue(type, out var body) ? body : throw new InvalidOperationException($"Add a sample of {type.Name}.");

    /// <summary>The body with a raw JSON value in each place in turn: of each member, of each element, and of the whole.</summary>
    public static IEnumerable<string> With(string body, string value)
    {
        const string Mark = "\"@here@\"";
        yield return value;
        foreach (var path in Paths(JsonNode.Parse(body)!, []).ToList())
        {
            var copy = JsonNode.Parse(body)!;
            var parent = path[..^1].Aggregate(copy, (node, step) => step is string name ? node[name]! : node[(int)step]!);
            if (path[^1] is string member)
            {
                parent[member] = Mark.Trim('"');
            }
            else
            {
                parent[(int)path[^1]] = Mark.Trim('"');
            }

            yield return copy.ToJsonString().Replace(Mark, value, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path)
    {
        if (path.Length > 0)
        {
            yield return path;
        }

        var inner = node switch
        {
            JsonObject members => members.SelectMany(member => Paths(member.Value, [.. path, member.Key])),
            JsonArray elements => elements.SelectMany((element, index) => Paths(element, [.. path, index])),
            _ => [],
        };
        foreach (var deeper in inner)
        {
            yield return deeper;
        }
    }
}
