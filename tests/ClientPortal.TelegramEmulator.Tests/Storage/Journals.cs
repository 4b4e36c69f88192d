using ClientPortal.TelegramEmulator.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.TelegramEmulator.Tests.Storage;

internal static class Journals
{
    public static IJournal GetJournal(this IServiceProvider services) => services.GetRequiredService<JournalHost>().Journal!;
}
