------- OpenFAST EXAMPLE INPUT FILE -------------------------------------------
FAST Certification Test #18: NREL 5.0 MW Baseline Wind Turbine (Onshore)
---------------------- SIMULATION CONTROL --------------------------------------
True          Echo
"FATAL"       AbortLevel
         60   TMax            - Total run time (s)
    0.00625   DT
          2   InterpOrder
          0   NumCrctn
        1.0   RhoInf
       1e-4   ConvTol
          6   MaxConvIter
      99999   DT_UJac
    1000000   UJacSclFact
---------------------- FEATURE SWITCHES AND FLAGS ------------------------------
          1   CompElast
          1   CompInflow
          2   CompAero
          1   CompServo
          0   CompSeaSt
          0   CompHydro
          0   CompSub
          0   CompMooring
          0   CompIce
          0   MHK
---------------------- ENVIRONMENTAL CONDITIONS --------------------------------
    9.80665   Gravity
      1.225   AirDens
          0   WtrDens
  1.464E-05   KinVisc
        335   SpdSound
     103500   Patm
       1700   Pvap
          0   WtrDpth         - Water depth (m)
          0   MSL2SWL
---------------------- INPUT FILES ---------------------------------------------
"ElastoDyn.dat"    EDFile
"unused"    BDBldFile(1)
"unused"    BDBldFile(2)
"unused"    BDBldFile(3)
"unused"    InflowFile
"AeroDyn.dat"    AeroFile
"ServoDyn.dat"    ServoFile
"unused"      SeaStFile
"unused"      HydroFile
"unused"      SubFile
"unused"      MooringFile
"unused"      IceFile
---------------------- OUTPUT --------------------------------------------------
True          SumPrint
          5   SttsTime
      99999   ChkptTime
"default"     DT_Out
          0   TStart
          2   OutFileFmt
True          TabDelim
"G0"          OutFmt
---------------------- LINEARIZATION -------------------------------------------
False         Linearize
False         CalcSteady
          3   TrimCase
      0.001   TrimTol
       0.01   TrimGain
          0   Twr_Kdmp
          0   Bld_Kdmp
          2   NLinTimes
         30,         60    LinTimes
          1   LinInputs
          1   LinOutputs
False         LinOutJac
False         LinOutMod
---------------------- VISUALIZATION ------------------------------------------
          0   WrVTK
          1   VTK_type
true          VTK_fields
         15   VTK_fps
