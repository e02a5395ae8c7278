using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>
/// What the configuration says of a lifecycle. It is read by hand and not by a binder, which would stop at the first
/// value it cannot read, and pass over a misspelt key: a criterion believed to be tightened would not be.
/// </summary>
internal sealed class LifecycleSection
{
    public const string Root = "Lifecycles";

    private const string Criteria = "Criteria";

    private readonly List<string> _faults = [];
    private readonly List<(string Id, Severity? Severity, bool Enabled)> _criteria = [];
    private bool? _keepHistory;
    private TimeSpan? _criterionTimeout;

    private LifecycleSection()
    {
    }

    /// <summary>What cannot be understood, each as a sentence that begins with the path in the configuration.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Reads the section of a lifecycle; without a configuration among the services nothing is said.</summary>
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
        options.CriterionTimeout = _criterionTimeout ?? options.CriterionTimeout;
    }

    public void ApplyTo<TStage, TTrigger, TSubject>(CriteriaChanges<TStage, TTrigger, TSubject> criteria)
        where TStage : notnull
        where TTrigger : notnull
    {
        foreach (var (written, severity, enabled) in _criteria)
        {
            // Keys of a configuration have no case, ids have.
            var id = criteria
                .Criteria.FirstOrDefault(known => string.Equals(known.Id, written, StringComparison.OrdinalIgnoreCase))
                ?.Id;
            if (id is not null && severity is { } changed)
                criteria.SetSeverity(id, changed);

            // An id that is not there is a fault, whatever was to be done with it.
            if (id is null || !enabled)
                criteria.SwitchOff(id ?? written);
        }
    }

    private void Read(IConfigurationSection section)
    {
        foreach (var setting in SettingsOf(
                section,
                nameof(LifecycleOptions.KeepHistory),
                nameof(LifecycleOptions.CriterionTimeout),
                Criteria))
        {
            if (Is(setting, nameof(LifecycleOptions.KeepHistory)))
                _keepHistory = ReadBoolean(setting);
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
                _faults.Add($"{setting.Path} is no setting; there are {string.Join(", ", known)}.");
        }
    }

    private bool? ReadBoolean(IConfigurationSection setting)
    {
        if (bool.TryParse(setting.Value, out var value))
            return value;

        Fault(setting, "say true or false.");
        return null;
    }

    private TimeSpan? ReadTimeSpan(IConfigurationSection setting)
    {
        if (TimeSpan.TryParse(setting.Value, CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero)
            return value;

        Fault(setting, "say a time span greater than zero, such as 00:00:05.");
        return null;
    }

    private Severity? ReadSeverity(IConfigurationSection setting)
    {
        // Not Enum.TryParse, which takes numbers and lists too.
        foreach (var severity in Enum.GetValues<Severity>())
        {
            if (string.Equals(setting.Value, severity.ToString(), StringComparison.OrdinalIgnoreCase))
                return severity;
        }

        Fault(setting, $"say {string.Join(" or ", Enum.GetNames<Severity>())}.");
        return null;
    }

    private void Fault(IConfigurationSection setting, string advice) =>
        _faults.Add($"{setting.Path} is \"{setting.Value}\"; {advice}");

    private static bool Is(IConfigurationSection setting, string name) =>
        string.Equals(setting.Key, name, StringComparison.OrdinalIgnoreCase);
}
