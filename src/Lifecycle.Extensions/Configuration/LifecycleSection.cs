using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>
/// The section of a lifecycle in the configuration. A binder is not used: it would stop at the first value that it
/// cannot read, and ignore a misspelt key, so that a criterion keeps the severity that someone meant to raise.
/// </summary>
internal sealed class LifecycleSection
{
    public const string Root = "Lifecycles";

    private const string Criteria = "Criteria";

    private readonly List<string> _faults = [];
    private readonly List<(string Id, Severity? Severity, bool Enabled)> _criteria = [];
    private bool? _keepHistory;
    private int? _historyLimit;
    private bool? _keepSynchronizationContext;
    private bool? _logExceptionTexts;
    private TimeSpan? _criterionTimeout;

    private LifecycleSection()
    {
    }

    /// <summary>Every invalid setting. Each is a sentence that begins with the path in the configuration.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Reads the section of a lifecycle. It is empty if the services contain no configuration.</summary>
    public static LifecycleSection Of(IServiceProvider services, string name)
    {
        var section = new LifecycleSection();
        if (services.GetService<IConfiguration>() is { } configuration)
            section.Read(configuration.GetSection(Root).GetSection(name));
        return section;
    }

    public void ApplyTo(LifecycleOptions options)
    {
        options.KeepHistory = _keepHistory ?? options.KeepHistory;
        options.HistoryLimit = _historyLimit ?? options.HistoryLimit;
        options.KeepSynchronizationContext = _keepSynchronizationContext ?? options.KeepSynchronizationContext;
        options.LogExceptionTexts = _logExceptionTexts ?? options.LogExceptionTexts;
        options.CriterionTimeout = _criterionTimeout ?? options.CriterionTimeout;
    }

    public void ApplyTo<TStage, TTrigger, TSubject>(CriteriaChanges<TStage, TTrigger, TSubject> criteria)
        where TStage : notnull
        where TTrigger : notnull
    {
        foreach (var (written, severity, enabled) in _criteria)
        {
            var id = Find(criteria.Criteria, written);
            if (id is not null && severity is { } changed)
                criteria.SetSeverity(id, changed);

            // For an unknown id this adds a fault, whatever the section sets.
            if (id is null || !enabled)
                criteria.SwitchOff(id ?? written);
        }
    }

    /// <summary>
    /// The id that is meant; null if none is, or any of several. Keys of a configuration ignore case, ids do not.
    /// </summary>
    private static string? Find(IReadOnlyList<CriterionDescription> criteria, string written)
    {
        string[] similar =
        [
            .. criteria.Select(each => each.Id).Where(id => id.Equals(written, StringComparison.OrdinalIgnoreCase)),
        ];
        return similar is [var only] ? only : Array.Find(similar, id => id == written);
    }

    private void Read(IConfigurationSection section)
    {
        foreach (var setting in SettingsOf(
                section,
                nameof(LifecycleOptions.KeepHistory),
                nameof(LifecycleOptions.HistoryLimit),
                nameof(LifecycleOptions.CriterionTimeout),
                nameof(LifecycleOptions.KeepSynchronizationContext),
                nameof(LifecycleOptions.LogExceptionTexts),
                Criteria))
        {
            if (Is(setting, nameof(LifecycleOptions.KeepHistory)))
                _keepHistory = ReadBoolean(setting);
            else if (Is(setting, nameof(LifecycleOptions.HistoryLimit)))
                _historyLimit = ReadCount(setting);
            else if (Is(setting, nameof(LifecycleOptions.KeepSynchronizationContext)))
                _keepSynchronizationContext = ReadBoolean(setting);
            else if (Is(setting, nameof(LifecycleOptions.LogExceptionTexts)))
                _logExceptionTexts = ReadBoolean(setting);
            else if (Is(setting, nameof(LifecycleOptions.CriterionTimeout)))
                _criterionTimeout = ReadTimeSpan(setting);
            else
                ReadCriteria(setting);
        }
    }

    private void ReadCriteria(IConfigurationSection section)
    {
        foreach (var criterion in section.GetChildren())
        {
            Severity? severity = null;
            var enabled = true;
            foreach (var setting in SettingsOf(criterion, nameof(Severity), "Enabled"))
            {
                if (Is(setting, nameof(Severity)))
                    severity = ReadSeverity(setting);
                else
                    enabled = ReadBoolean(setting) ?? true;
            }

            _criteria.Add((criterion.Key, severity, enabled));
        }
    }

    private IEnumerable<IConfigurationSection> SettingsOf(IConfigurationSection section, params string[] known)
    {
        if (!string.IsNullOrEmpty(section.Value))
            Fault(section, $"set {string.Join(" or ", known)} in it.");

        foreach (var setting in section.GetChildren())
        {
            if (known.Any(name => Is(setting, name)))
                yield return setting;
            else
                _faults.Add($"{setting.Path} is not a setting; the settings are {string.Join(", ", known)}.");
        }
    }

    private bool? ReadBoolean(IConfigurationSection setting)
    {
        if (bool.TryParse(setting.Value, out var value))
            return value;

        Fault(setting, "set true or false.");
        return null;
    }

    private int? ReadCount(IConfigurationSection setting)
    {
        if (int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0)
            return value;

        Fault(setting, "set a whole number of more than zero, such as 1000.");
        return null;
    }

    private TimeSpan? ReadTimeSpan(IConfigurationSection setting)
    {
        // A time span is read generously: "5" as five days, "24:00:00" as 24 days, and "00:05" as minutes.
        if (setting.Value?.Count(character => character == ':') == 2
            && TimeSpan.TryParseExact(setting.Value, "c", CultureInfo.InvariantCulture, out var value)
            && value > TimeSpan.Zero)
        {
            return value;
        }

        Fault(setting, "set hours, minutes and seconds of more than zero, such as 00:00:05.");
        return null;
    }

    private Severity? ReadSeverity(IConfigurationSection setting)
    {
        // Enum.TryParse would accept numbers and lists as well.
        foreach (var severity in Enum.GetValues<Severity>())
        {
            if (string.Equals(setting.Value, severity.ToString(), StringComparison.OrdinalIgnoreCase))
                return severity;
        }

        Fault(setting, $"set {string.Join(" or ", Enum.GetNames<Severity>())}.");
        return null;
    }

    private void Fault(IConfigurationSection setting, string advice) =>
        _faults.Add($"{setting.Path} is \"{setting.Value}\"; {advice}");

    private static bool Is(IConfigurationSection setting, string name) =>
        string.Equals(setting.Key, name, StringComparison.OrdinalIgnoreCase);
}
