using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClientPortal.Contracts;

namespace ClientPortal.Web.Portal;

/// <summary>What a service answered: a value, or a refusal that the person can do something about.</summary>
internal sealed record PortalResult<T>(T? Value, PortalRefusal? Refusal)
    where T : class;

/// <summary>A service's problem details.</summary>
/// <param name="Code">Its stable code; empty where something in between answered.</param>
/// <param name="RetryAfter">When to come again, where it says so.</param>
/// <param name="Fields">Names of the fields that it took offence at, such as <c>lines[0].quantity</c>.</param>
/// <param name="Cause">Code of why nothing can reach a recipient in Telegram.</param>
internal sealed record PortalRefusal(int Status, string Code, TimeSpan? RetryAfter = null, IReadOnlyList<string>? Fields = null, string? Cause = null)
{
    /// <summary>Somebody else changed it since the page was shown.</summary>
    public bool IsConflict => Status == StatusCodes.Status412PreconditionFailed;

    public bool IsNotFound => Status == StatusCodes.Status404NotFound;
}

internal static class PortalResult
{
    /// <summary>Reads an answer.</summary>
    /// <exception cref="HttpRequestException">The service is broken, overloaded or restarting.</exception>
    public static async Task<PortalResult<T>> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellationToken)
        where T : class
    {
        if (!answer.IsSuccessStatusCode)
        {
            return new(null, await RefusalAsync(answer, cancellationToken));
        }

        try
        {
            var value = await answer.Content.ReadFromJsonAsync<T>(ContractsJson.Options, cancellationToken);
            return new(value ?? throw new HttpRequestException("The service answered null."), null);
        }
        catch (JsonException unreadable)
        {
            // Something in between answered.
            throw new HttpRequestException($"The service's answer {(int)answer.StatusCode} cannot be read.", unreadable);
        }
    }

    /// <summary>Reads a refusal.</summary>
    /// <exception cref="HttpRequestException">The service is broken, overloaded or restarting.</exception>
    public static async Task<PortalRefusal> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
        {
            throw new HttpRequestException($"The service answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        }

        var wait = answer.Headers.RetryAfter?.Delta;
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<Problem>(ContractsJson.Options, cancellationToken);
            return new((int)answer.StatusCode, problem?.Code ?? "", wait, problem?.Errors?.Keys.ToArray(), problem?.Cause);
        }
        catch (JsonException)
        {
            // Something in between answered: its status says enough.
            return new((int)answer.StatusCode, "", wait);
        }
    }

    private sealed record Problem(string? Code, IReadOnlyDictionary<string, string[]>? Errors, string? Cause);
}
