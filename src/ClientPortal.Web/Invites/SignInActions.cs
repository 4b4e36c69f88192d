using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Invites;

/// <summary>Somebody who signs in, and whom others look after.</summary>
public interface ISignsIn
{
    Guid Id { get; }

    string Name { get; }
}

/// <summary>What is done to somebody's sign-in, each after a question: a link for a password, no sign-in any more, sign-in again.</summary>
/// <param name="path">Of the people's pages, and below <c>api</c> of the Api's routes: <c>clients</c>.</param>
/// <param name="words">Begins the keys of its texts: <c>Client</c>.</param>
/// <param name="findAsync">Null where there is nobody of that id for the reader.</param>
/// <param name="showLink">The page with a link that was just made.</param>
internal sealed class SignInActions<T>(
    string path, string words, Func<PortalClient, Guid, CancellationToken, Task<T?>> findAsync, Func<T, InviteLink, IResult> showLink)
    where T : class, ISignsIn
{
    private const string Link = "Link";
    private const string Deactivate = "Deactivate";
    private const string Reactivate = "Reactivate";

    /// <summary><c>/{id}/invite</c>, <c>/{id}/deactivate</c> and <c>/{id}/reactivate</c>: GET asks, POST does.</summary>
    public void Map(RouteGroupBuilder people)
    {
        foreach (var action in new[] { Link, Deactivate, Reactivate })
        {
            var address = $"/{{id:guid}}/{Step(action)}";
            people.MapGet(address, (HttpContext context, Guid id, Reader reader, PortalClient portal, CancellationToken cancellationToken) =>
                AskAsync(context, id, action, reader, portal, cancellationToken));
            people.MapPost(address, (HttpContext context, Guid id, IFormCollection _, Reader reader, Notices notices, PortalClient portal, CancellationToken cancellationToken) =>
                DoAsync(context, id, action, reader, notices, portal, cancellationToken));
        }
    }

    private static string Step(string action) => action switch { Link => "invite", Deactivate => "deactivate", _ => "reactivate" };

    private async Task<IResult> AskAsync(HttpContext context, Guid id, string action, Reader reader, PortalClient portal, CancellationToken cancellationToken) =>
        await findAsync(portal, id, cancellationToken) is { } person ? Pages.Ask(context, Question(person, action, reader)) : TypedResults.NotFound();

    private async Task<IResult> DoAsync(HttpContext context, Guid id, string action, Reader reader, Notices notices, PortalClient portal, CancellationToken cancellationToken)
    {
        if (await findAsync(portal, id, cancellationToken) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var (link, refusal) = await SendAsync(id, action, portal, cancellationToken);
        if (refusal is not null)
        {
            return Pages.Refused<ConfirmPage>(new { Question = Question(person, action, reader) with { Error = reader.Explain(refusal) } });
        }

        if (link is not null)
        {
            return showLink(person, link);
        }

        notices.Leave($"{words}_Notice_{action}");
        return Pages.SeeOther(context, $"/{path}/{id}");
    }

    private async Task<(InviteLink? Link, PortalRefusal? Refusal)> SendAsync(Guid id, string action, PortalClient portal, CancellationToken cancellationToken)
    {
        var address = $"api/{path}/{id}/{Step(action)}";
        if (action != Link)
        {
            return (null, await portal.SendAsync(HttpMethod.Post, address, body: null, cancellationToken));
        }

        var answer = await portal.SendAsync<InviteLink>(HttpMethod.Post, address, body: null, cancellationToken);
        return (answer.Value, answer.Refusal);
    }

    private Confirmation Question(T person, string action, Reader reader) => new(
        reader.Text($"{words}_{action}_Title", person.Name),
        reader.Text($"{words}_{action}_Text"),
        $"/{path}/{person.Id}/{Step(action)}",
        $"/{path}/{person.Id}",
        reader.Text($"{words}_{action}_Do")) { Danger = action == Deactivate };
}
