using ClientPortal.TelegramEmulator.Hosting;
using Microsoft.Extensions.Options;

const int wrongSettings = 78; // EX_CONFIG of sysexits.h

try
{
    var app = EmulatorApp.Build(args);
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException exception)
{
    foreach (var failure in exception.Failures)
    {
        await Console.Error.WriteLineAsync(failure);
    }

    return wrongSettings;
}
catch (InvalidOperationException exception) when (exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
{
    await Console.Error.WriteLineAsync(exception.Message);
    return wrongSettings;
}

/// <summary>The emulator as a program of its own.</summary>
public partial class Program;
