namespace ClientPortal.Api.Problems;

/// <summary>
/// Refuses U+0000 in a query string before anything asks the database with it. PostgreSQL would refuse it too, but while it binds parameters, and Npgsql
/// (https://github.com/npgsql/npgsql/issues/6391) keeps a statement that failed there at its preparation as one without columns: the next
/// user of that connection would pay for it.
/// </summary>
internal sealed class QueryCharactersMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
        ? throw new InvalidRequestException("query", "The query contains a character that is not allowed: U+0000.", RequestCodes.InvalidCharacter)
        : next(context);
}
