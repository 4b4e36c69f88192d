using Npgsql;

namespace ClientPortal.Postgres;

/// <summary>Connection strings as somebody typed them.</summary>
public static class ConnectionStringText
{
    /// <summary>Null where it cannot be read. Why is not told: the reason may quote the value, and with it the password.</summary>
    public static NpgsqlConnectionStringBuilder? Read(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
